import { decode } from '../bson/decode.ts';
import { RawSlot, rawEach, rawName } from '../bson/raw.ts';
import { Doc, typeNameOf } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { Message } from '../wire/op-msg.ts';

const OBJECT = 3;
const ARRAY = 4;

/** A command as it came: its fields decoded, but for documents that came beside it or are to be inserted. */
export interface CommandRequest {
  readonly name: string;
  readonly body: Doc;
  /** Documents that came undecoded and unchecked, by the field they belong to. */
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
  /** How long the message was. */
  readonly bytes: number;
}

/** @throws StoreError when the bytes are no command */
export function readRequest(message: Pick<Message, 'body' | 'sequences'>): CommandRequest {
  try {
    return read(message);
  } catch (error) {
    // A length inside that points outside of the message.
    throw error instanceof RangeError ? new StoreError('InvalidBSON', 'invalid BSON') : error;
  }
}

function read(message: Pick<Message, 'body' | 'sequences'>): CommandRequest {
  const sequences = new Map<string, readonly Buffer[]>();
  let bytes = message.body.length;
  for (const { name, documents, size } of message.sequences) {
    bytes += size;
    if (sequences.has(name)) throw new StoreError(40432, `Duplicate document sequence: ${name}`);
    sequences.set(name, documents);
  }

  const body = new Doc();
  const slot = new RawSlot();
  let command: string | undefined;
  rawEach(message.body, 0, slot, (nameAt) => {
    const field = rawName(message.body, nameAt);
    command ??= field;
    if (command === 'insert' && field === 'documents' && slot.type === ARRAY) sequences.set(field, documentsIn(slot));
    else body.push(field, slot.value());
  });
  return { name: command ?? '', body, sequences, bytes };
}

function documentsIn(array: RawSlot): Buffer[] {
  const documents: Buffer[] = [];
  const slot = new RawSlot();
  rawEach(array.bytes, array.start, slot, () => {
    if (slot.type !== OBJECT) {
      const type = typeNameOf(slot.type) ?? 'unknown';
      const field = `insert.documents.${documents.length}`;
      throw new StoreError('TypeMismatch', `BSON field '${field}' is the wrong type '${type}', expected type 'object'`);
    }
    documents.push(slot.slice());
  });
  return documents;
}

/** Statements that came beside the command's body, decoded. */
export function decodedSequence({ sequences }: Pick<CommandRequest, 'sequences'>, name: string): Doc[] | undefined {
  return sequences.get(name)?.map((bytes) => decode(bytes));
}
