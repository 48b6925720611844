import { pipeline } from 'node:stream/promises';
import { GridFSBucket, type Db } from 'mongodb';
import { checkKey, FileMissing, isFull, StorageFull, type FileStore } from './file-store.ts';
import { measure } from './measure.ts';

/** Uploads inside the database (GridFS): what several machines without a shared disk need. */
export function createGridStore(db: Db): FileStore {
  const bucket = new GridFSBucket(db, { bucketName: 'uploads' });

  return {
    async write(key, content, limit) {
      await this.remove(checkKey(key));
      const { through, result } = measure(limit);
      const upload = bucket.openUploadStreamWithId(key as never, key);
      try {
        await pipeline(content, through, upload);
      } catch (error) {
        await upload.abort().catch(() => undefined);
        throw isFull(error) ? new StorageFull('no room in the database', { cause: error }) : error;
      }
      return result();
    },

    async read(key, range) {
      const found = await bucket.find({ _id: checkKey(key) as never }).next();
      if (found === null) throw new FileMissing(key);
      // GridFS counts the end exclusively.
      return bucket.openDownloadStream(
        key as never,
        range === undefined ? {} : { start: range.start, end: range.end + 1 },
      );
    },

    async remove(key) {
      const id = checkKey(key) as never;
      if ((await bucket.find({ _id: id }).next()) !== null) return bucket.delete(id);
      // Of a write that was cut off there are pieces, and no document that they belong to.
      await db.collection('uploads.chunks').deleteMany({ files_id: id });
    },
  };
}
