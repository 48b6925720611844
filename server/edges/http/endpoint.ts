import type { z } from 'zod';
import type { PermissionId } from '../../domain/access/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import type { Received } from '../../domain/files/index.ts';
import type { Caller } from './authenticate.ts';
import type { LoginGuard } from './login-guard.ts';
import type { Limit } from './rate-limit.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call: everybody, whoever is logged in, or whoever holds a permission. */
export type Access = 'anyone' | 'user' | { readonly permission: PermissionId };

export type FileLimit = 'FileUpload_MaxFileSize' | 'Import_MaxFileSize';

type Schema = z.ZodType | undefined;
type Read<S extends Schema> = S extends z.ZodType ? z.output<S> : undefined;

export interface EndpointRequest<
  A extends Access,
  Q extends Schema,
  P extends Schema,
  B extends Schema,
  H extends Schema = undefined,
> {
  readonly ctx: Context;
  /** Who calls; null only where anyone may. */
  readonly actor: A extends 'anyone' ? Actor | null : Actor;
  /** The account and the login behind the actor. */
  readonly caller: A extends 'anyone' ? Caller | null : Caller;
  readonly query: Read<Q>;
  readonly params: Read<P>;
  readonly body: Read<B>;
  readonly headers: Read<H>;
  /** Of the caller, as far as the configured proxies can be believed. */
  readonly address: string;
  /** What the caller's program says of itself. */
  readonly device: string;
  /** The caller reached us by https, or the proxy before us was. */
  readonly secure: boolean;
  readonly logins: LoginGuard;
  /** The file of a form; null where none was declared or sent. It is gone when the request is answered. */
  readonly file: Received | null;
}

interface Declaration<A extends Access, Q extends Schema, P extends Schema, B extends Schema, H extends Schema> {
  /** `POST /api/v1/chat.sendMessage`; a segment `:name` is read into `params`. */
  readonly route: `${Method} /${string}`;
  readonly access: A;
  readonly query?: Q;
  readonly params?: P;
  readonly body?: B;
  /** Of the request, by their lower-case names. */
  readonly headers?: H;
  /** The field of a multipart form in which one file comes; the other fields are the body then. */
  readonly fileField?: string;
  /** The setting that limits the file's bytes; `FileUpload_MaxFileSize` when not said. */
  readonly fileLimit?: FileLimit;
  /** The file may be missing, and the body be JSON or a plain form then. */
  readonly fileOptional?: true;
  /** A GET that changes something: a cookie alone does not open it, since any page can make a browser send one. */
  readonly writes?: true;
  /** It sets cookies: only our own pages may make a browser call it, or programs that are no browsers. */
  readonly ownPages?: true;
  /** Old apps put their token into the address of a file, or into cookies of their own. */
  readonly linkTokens?: true;
  readonly limit?: Limit;
  /** Asked before the body is received; it throws when that is not worth it, e.g. a large file for a room of others. */
  admit?(asked: { readonly ctx: Context; readonly actor: Actor; readonly params: Read<P> }): Promise<unknown>;
  handle(request: EndpointRequest<A, Q, P, B, H>): Promise<unknown>;
}

/** An endpoint as data: routing, the refusal of strangers, limits and the tests that walk all of them come from it. */
export interface Endpoint {
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
  readonly query: Schema;
  readonly params: Schema;
  readonly body: Schema;
  readonly headers: Schema;
  readonly writes: boolean;
  readonly ownPages: boolean;
  readonly linkTokens: boolean;
  readonly limit: Limit | null;
  readonly fileField: string | null;
  readonly fileLimit: FileLimit;
  readonly fileOptional: boolean;
  admit(asked: { readonly ctx: Context; readonly actor: Actor; readonly params: never }): Promise<unknown>;
  handle(request: EndpointRequest<Access, z.ZodType, z.ZodType, z.ZodType, z.ZodType>): Promise<unknown>;
}

/** @throws Error when the declaration does not say who may call: the process does not start. */
export function endpoint<
  const A extends Access,
  Q extends Schema = undefined,
  P extends Schema = undefined,
  B extends Schema = undefined,
  H extends Schema = undefined,
>(declaration: Declaration<A, Q, P, B, H>): Endpoint {
  const [, method, path] = /^(GET|POST|PUT|PATCH|DELETE) (\/.*)$/.exec(declaration.route) ?? [];
  if (method === undefined || path === undefined) throw new Error(`No route: ${declaration.route}`);
  // Types see to it already; a stray cast must not open a door.
  const access: Access | undefined = declaration.access;
  if (access === undefined) throw new Error(`${declaration.route} does not say who may call it.`);

  return {
    method: method as Method,
    path,
    access,
    query: declaration.query,
    params: declaration.params,
    body: declaration.body,
    headers: declaration.headers,
    writes: declaration.writes ?? method !== 'GET',
    ownPages: declaration.ownPages ?? false,
    linkTokens: declaration.linkTokens ?? false,
    limit: declaration.limit ?? null,
    fileField: declaration.fileField ?? null,
    fileLimit: declaration.fileLimit ?? 'FileUpload_MaxFileSize',
    fileOptional: declaration.fileOptional ?? false,
    admit: declaration.admit ?? (async () => undefined),
    // The pipeline has checked everything against the declaration before it calls this.
    handle: declaration.handle as unknown as Endpoint['handle'],
  };
}
