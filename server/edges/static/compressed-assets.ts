import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { RequestHandler } from 'express';

const COMPRESSIBLE = /\.(js|css|svg|json|wasm)$/;
/** Below this the frame costs more than it saves. */
const SMALLEST = 1_024;

const compress = promisify(brotliCompress);

/**
 * Files whose names hold a hash never change, so each is compressed once, as well as it can be, off the event loop. Until that
 * is done the next handler answers, who compresses on the way and less.
 */
export function compressedAssets(folder: string): RequestHandler {
  const names = new Set(readdirSync(folder).filter((name) => COMPRESSIBLE.test(name)));
  const ready = new Map<string, Buffer>();
  const underWay = new Set<string>();

  async function prepare(name: string): Promise<void> {
    const plain = await readFile(join(folder, name));
    if (plain.length < SMALLEST) return void names.delete(name);
    ready.set(name, await compress(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }));
  }

  return (request, response, next) => {
    const name = request.path.slice(1);
    const takesBrotli = /(^|[\s,])br([\s,;]|$)/.test(request.headers['accept-encoding'] ?? '');
    if (request.method !== 'GET' || !names.has(name) || !takesBrotli) return next();
    const body = ready.get(name);
    if (body !== undefined) {
      response.setHeader('Content-Encoding', 'br');
      response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
      response.setHeader('Content-Length', body.length);
      response.vary('Accept-Encoding').type(name).end(body);
      return;
    }
    if (!underWay.has(name)) {
      underWay.add(name);
      // A file that cannot be read is answered for by the next handler, now and later.
      prepare(name).catch(() => names.delete(name));
    }
    next();
  };
}
