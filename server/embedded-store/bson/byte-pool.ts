interface SizeClass {
  readonly size: number;
  /** So many wait for their next use. */
  readonly keep: number;
  /** Whether they go when nobody has needed them for a while. */
  readonly isRare?: boolean;
}

/**
 * Memory for bytes that are needed for a moment: a batch of documents, an answer on its way to the socket. Taken afresh
 * each time, it would be collected only by the slow collector, whose pauses every client feels; and the first touch of fresh
 * memory takes longer than copying into it, which counts for the largest documents.
 */
const CLASSES: readonly SizeClass[] = [
  { size: 64 * 1024, keep: 48 },
  { size: 1024 * 1024, keep: 4 },
  { size: 4 * 1024 * 1024, keep: 2, isRare: true },
  { size: 17 * 1024 * 1024, keep: 2, isRare: true },
];

/** Below that the runtime's own pool serves better. */
const SMALL = 4 * 1024;
const FORGET_AFTER_MS = 10_000;

const free = new Map<number, Buffer[]>(CLASSES.map(({ size }) => [size, []]));
const lent = new WeakSet<ArrayBufferLike>();
let forgetting: NodeJS.Timeout | undefined;

/** At least this many bytes, in content whatever they last were. Giving them back is a courtesy, not a duty. */
export function takeBytes(size: number): Buffer {
  const kind = CLASSES.find((one) => size <= one.size);
  if (kind === undefined || size <= SMALL) return Buffer.allocUnsafe(size);
  const bytes = free.get(kind.size)?.pop() ?? Buffer.allocUnsafeSlow(kind.size);
  lent.add(bytes.buffer);
  return bytes;
}

/** Whoever gives bytes back (or a part that begins where they do) must not look at them again. */
export function giveBackBytes(bytes: Buffer): void {
  if (!lent.delete(bytes.buffer)) return;
  const kind = CLASSES.find((one) => one.size === bytes.buffer.byteLength);
  const list = kind && free.get(kind.size);
  if (kind === undefined || list === undefined || list.length >= kind.keep) return;
  list.push(Buffer.from(bytes.buffer));
  if (kind.isRare) forgetLater();
}

function forgetLater(): void {
  clearTimeout(forgetting);
  forgetting = setTimeout(() => {
    for (const { size, isRare } of CLASSES) if (isRare) free.set(size, []);
  }, FORGET_AFTER_MS).unref();
}
