import { decode } from '../../bson/decode.ts';
import type { Doc } from '../../bson/values.ts';

/** Statements that came beside the command's body. */
export function decodedSequence(sequences: ReadonlyMap<string, readonly Buffer[]>, name: string): Doc[] | undefined {
  return sequences.get(name)?.map((bytes) => decode(bytes));
}
