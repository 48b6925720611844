import { createHash } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join, resolve } from 'node:path';

/** The kernel keeps so few bytes for the path of a unix socket. */
const MAX_SOCKET_PATH_BYTES = 100;

/**
 * Where the store of a data directory listens: inside of it, or in the temporary directory when that path is too long, or
 * has a percent sign, which the driver decodes once too often.
 */
export function socketPathOf(dataDir: string): string {
  const inside = join(resolve(dataDir), 'store.sock');
  if (Buffer.byteLength(inside) <= MAX_SOCKET_PATH_BYTES && !inside.includes('%')) return inside;
  const name = createHash('sha256').update(inside).digest('hex').slice(0, 16);
  return join(tmpdir(), `embedded-store-${userInfo().uid}-${name}.sock`);
}
