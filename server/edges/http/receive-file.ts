import type { IncomingMessage, ServerResponse } from 'node:http';
import { mkdir, rm } from 'node:fs/promises';
import multer, { MulterError, type Multer } from 'multer';
import { DomainError } from '../../contracts/errors.ts';
import type { Context } from '../../domain/context.ts';
import { incomingFolder, type Received } from '../../domain/files/index.ts';
import { RequestFault } from './errors.ts';

export interface Upload {
  /** Null when the form held no file under the expected name. */
  readonly file: Received | null;
  readonly fields: unknown;
  /** Removes the temporary copy; call it whatever came of the request. */
  discard(): Promise<void>;
}

/** What a form may hold beside its file. */
const ROOM_FOR_FIELDS = 1_048_576;

type MulterRequest = IncomingMessage & { file?: Express.Multer.File; body?: unknown };

/** Whether what comes is a form that may hold a file. */
export function isForm(request: IncomingMessage): boolean {
  return /^multipart\/form-data/i.test(request.headers['content-type'] ?? '');
}

/** Receives a form with one file into a temporary place. What breaks off leaves nothing behind. */
export async function receiveFile(
  ctx: Context,
  request: IncomingMessage,
  response: ServerResponse,
  { field, limit }: { readonly field: string; readonly limit: number },
): Promise<Upload> {
  if (!isForm(request)) {
    throw new RequestFault({ kind: 'unreadable-body', status: 415, reason: 'Send a multipart/form-data form.' });
  }
  const incoming = incomingFolder(ctx);
  await mkdir(incoming, { recursive: true }).catch(explainFull);
  if (Number(request.headers['content-length'] ?? 0) > limit + ROOM_FOR_FIELDS)
    throw new DomainError('file-too-large', { limit });
  const form: Multer = multer({
    storage: multer.diskStorage({
      destination: incoming,
      filename: (_request, _file, done) => done(null, ctx.newId()),
    }),
    limits: { fileSize: limit, files: 1, fields: 20, fieldSize: 65_536, parts: 25 },
    // Else the name arrives as Latin-1 and every umlaut is broken.
    defParamCharset: 'utf8',
  });

  const received = request as MulterRequest;
  await new Promise<void>((resolve, reject) => {
    // Multer asks for Express's request and uses what Node's own has.
    form.single(field)(received as never, response as never, (error: unknown) =>
      error ? reject(faultOf(error, limit)) : resolve(),
    );
  });
  const { file } = received;
  return {
    file: file === undefined ? null : { path: file.path, name: file.originalname, size: file.size },
    fields: { ...(received.body as object | undefined) },
    discard: async () => {
      if (file !== undefined) await rm(file.path, { force: true });
    },
  };
}

function explainFull(error: unknown): never {
  throw isFull(error) ? new DomainError('storage-full') : error;
}

function isFull(error: unknown): boolean {
  const { code } = (error ?? {}) as { readonly code?: unknown };
  return code === 'ENOSPC' || code === 'EDQUOT';
}

function faultOf(error: unknown, limit: number): unknown {
  if (isFull(error)) return new DomainError('storage-full');
  if (!(error instanceof MulterError))
    return new RequestFault({ kind: 'unreadable-body', status: 400, reason: 'The form could not be read.' });
  if (error.code === 'LIMIT_FILE_SIZE') return new DomainError('file-too-large', { limit });
  const reason =
    error.code === 'LIMIT_UNEXPECTED_FILE' ? 'Send one file, in the field that the interface names.' : error.message;
  return new RequestFault({ kind: 'unreadable-body', status: 400, reason });
}
