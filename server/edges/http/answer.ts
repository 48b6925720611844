import type { ServerResponse } from 'node:http';
import { pipeline, Readable } from 'node:stream';

/** What goes back to a caller: `body` an object is written as JSON, a text and a stream as they are, null as nothing. */
export interface Answer {
  readonly status: number;
  readonly body: object | string | null;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
}

/** A handler that returns or throws this decides the whole answer; anything else is wrapped by the dialect of its edge. */
export class Reply implements Answer {
  readonly status: number;
  readonly body: Answer['body'];
  readonly headers: Readonly<Record<string, string | readonly string[]>>;

  constructor(status: number, body: Answer['body'], headers: Answer['headers'] = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/**
 * JSON leaves as exactly `application/json`: old Rocket.Chat clients compare the header letter for letter, and JSON is UTF-8
 * anyway (RFC 8259).
 */
export function writeAnswer(response: ServerResponse, answer: Answer): void {
  if (response.headersSent || response.destroyed) return;
  response.statusCode = answer.status;
  if (answer.body instanceof Readable) return writeStream(response, answer.body, answer.headers ?? {});
  const text = answer.body === null || typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
  if (text !== null) {
    response.setHeader(
      'Content-Type',
      typeof answer.body === 'string' ? 'text/plain; charset=utf-8' : 'application/json',
    );
    response.setHeader('Cache-Control', 'no-store');
  }
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  response.end(text ?? undefined);
}

/** Its headers say what it is. A caller who goes away ends the reading; a read that fails ends the connection. */
function writeStream(response: ServerResponse, body: Readable, headers: NonNullable<Answer['headers']>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (response.req.method === 'HEAD') {
    body.destroy();
    response.end();
    return;
  }
  pipeline(body, response, (error) => {
    if (error) response.destroy();
  });
}
