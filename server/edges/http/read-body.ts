import type { IncomingMessage } from 'node:http';
import { RequestFault } from './errors.ts';
import { readForm } from './read-query.ts';

/** Bytes of a JSON or form body. Files come by another way. */
const LARGEST_BODY = 1_048_576;
/** Who sends a megabyte more slowly than this is not sending but holding on. */
const LONGEST_MS = 60_000;

/**
 * The body of a request: JSON, or a form as scripts send it. Nothing at all counts as `{}`.
 * @throws RequestFault 413 above 1 MB, 415 for another type, 400 when it cannot be read.
 */
export async function readBody(request: IncomingMessage): Promise<unknown> {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(/\s*;\s*/);
  const text = await readText(request);
  if (text.trim() === '') return {};

  const charset = parameters
    .find((parameter) => parameter.startsWith('charset='))
    ?.slice(8)
    .replaceAll('"', '');
  if (charset !== undefined && !['utf-8', 'utf8', 'us-ascii'].includes(charset)) throw refuse(415, 'Send UTF-8.');
  if (type === 'application/x-www-form-urlencoded' && !/^\s*\{/.test(text)) return readForm(new URLSearchParams(text));
  // `curl -d` calls everything a form that it is not told the type of; JSON shows what it is.
  const isJson = ['', 'application/json', 'application/x-www-form-urlencoded'].includes(type) || type.endsWith('+json');
  if (!isJson) throw refuse(415, 'Send JSON.');
  try {
    return JSON.parse(text);
  } catch {
    throw refuse(400, 'The body is not valid JSON.');
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw refuse(415, 'Send the body uncompressed.');
  if (Number(request.headers['content-length'] ?? 0) > LARGEST_BODY) throw tooLarge();

  const tooSlow = setTimeout(() => request.destroy(), LONGEST_MS);
  try {
    return await readChunks(request);
  } finally {
    clearTimeout(tooSlow);
  }
}

async function readChunks(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  // The connection must outlive a refusal, so that the caller can read why.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > LARGEST_BODY) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw refuse(400, 'The body is not valid UTF-8.');
  }
}

function tooLarge(): RequestFault {
  return refuse(413, 'The body is larger than 1 MB.');
}

function refuse(status: 400 | 413 | 415, reason: string): RequestFault {
  return new RequestFault({ kind: 'unreadable-body', status, reason });
}
