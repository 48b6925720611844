/**
 * A signal that follows whichever of several is aborted first, and a function that ends the following. Unlike
 * `AbortSignal.any` it leaves nothing behind on signals that live long, such as a connection's.
 */
export function firstToAbort(...sources: readonly AbortSignal[]): { signal: AbortSignal; clear: () => void } {
  const controller = new AbortController();
  const stops = sources.map((source) => {
    const follow = (): void => controller.abort(source.reason);
    if (source.aborted) follow();
    else source.addEventListener('abort', follow);
    return () => source.removeEventListener('abort', follow);
  });
  return { signal: controller.signal, clear: () => stops.forEach((stop) => stop()) };
}
