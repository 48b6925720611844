/**
 * Text in and out of BSON. A native call for a short ASCII word costs more than reading its bytes one by one, so short
 * ones are read here, and field names, which repeat in every document, are remembered.
 */
const SHORT = 24;
const SLOTS = 4096;

const knownHash = new Int32Array(SLOTS);
const knownName: (string | undefined)[] = new Array<string | undefined>(SLOTS).fill(undefined);

/** The name that starts at `start` and ends before the zero byte at `end`. */
export function readName(bytes: Buffer, start: number, end: number): string {
  let hash = end - start;
  for (let i = start; i < end; i++) hash = (hash * 31 + (bytes[i] as number)) | 0;
  const slot = hash & (SLOTS - 1);
  const known = knownName[slot];
  if (known !== undefined && knownHash[slot] === hash && spells(bytes, start, end, known)) return known;
  const name = readText(bytes, start, end);
  knownHash[slot] = hash;
  knownName[slot] = name;
  return name;
}

export function readText(bytes: Buffer, start: number, end: number): string {
  if (end - start > SHORT) return bytes.toString('utf8', start, end);
  let text = '';
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte >= 0x80) return bytes.toString('utf8', start, end);
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Only ever true for ASCII names; others are read anew each time. */
function spells(bytes: Buffer, start: number, end: number, name: string): boolean {
  if (name.length !== end - start) return false;
  for (let i = 0; i < name.length; i++) if (name.charCodeAt(i) !== bytes[start + i]) return false;
  return true;
}
