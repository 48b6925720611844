import { StoreError } from '../errors.ts';

/** A command that cannot be read as one. It is refused before its session is looked at: a transaction goes on. */
export class RequestError extends StoreError {}

/** @throws RequestError for what `read` refuses */
export async function reading<T>(read: () => T | Promise<T>): Promise<T> {
  try {
    const result = read();
    return result instanceof Promise ? await result : result;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    const { code, message, labels, extra } = error;
    throw new RequestError(code, message, { labels, ...(extra && { extra }) });
  }
}
