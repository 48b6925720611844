import { createHash } from 'node:crypto';
import { join } from 'node:path';

/** Longest part of a file's name that the tools write; longer names are cut and told apart by their hash. */
const LONGEST = 238;
const CUT = 208;

/** Collection names may hold what a file name may not; the tools write that percent-encoded. */
export function fileNameOf(collection: string): string {
  const encoded = encodeURIComponent(collection);
  if (encoded.length <= LONGEST) return encoded;
  return `${encoded.slice(0, CUT)}%24${createHash('sha1').update(collection).digest('base64url')}`;
}

const ending = (gzip: boolean): string => (gzip ? '.gz' : '');

export const documentsFile = (folder: string, collection: string, gzip = false): string =>
  join(folder, `${fileNameOf(collection)}.bson${ending(gzip)}`);

export const metadataFile = (folder: string, collection: string, gzip = false): string =>
  join(folder, `${fileNameOf(collection)}.metadata.json${ending(gzip)}`);
