import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { TooLarge } from './file-store.ts';

/** Lets bytes through, counts and hashes them, and breaks off past the limit. */
export function measure(limit: number): {
  readonly through: Transform;
  readonly result: () => { size: number; sha256: string };
} {
  const hash = createHash('sha256');
  let size = 0;
  const through = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limit) return done(new TooLarge(`more than ${limit} bytes`));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  return { through, result: () => ({ size, sha256: hash.digest('hex') }) };
}
