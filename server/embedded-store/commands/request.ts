import { RawName, RawSlot, rawEach, rawField, rawName } from '../bson/raw.ts';
import { Doc } from '../bson/values.ts';
import { typeNameOf } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { Message } from '../wire/op-msg.ts';
import { validateDocument } from '../wire/validate.ts';

/** A command may nest this deep, documents within it included. */
const MAX_COMMAND_DEPTH = 200;

const OBJECT = 3;
const ARRAY = 4;

/** A command as it came: its fields decoded, but for the documents of an insert, which stay the bytes they are. */
export interface CommandRequest {
  readonly name: string;
  readonly body: Doc;
  /** Documents that came undecoded, by the field they belong to. */
  readonly sequences: ReadonlyMap<string, readonly Buffer[]>;
}

/** @throws StoreError when the bytes are no command, or nest too deeply */
export function readRequest(message: Pick<Message, 'body' | 'sequences'>): CommandRequest {
  validateDocument(message.body, MAX_COMMAND_DEPTH);
  const sequences = new Map<string, readonly Buffer[]>();
  for (const { name, documents } of message.sequences) {
    for (const document of documents) validateDocument(document, MAX_COMMAND_DEPTH);
    if (sequences.has(name)) throw new StoreError(40432, `Duplicate document sequence: ${name}`);
    sequences.set(name, documents);
  }

  const body = new Doc();
  const slot = new RawSlot();
  let name: string | undefined;
  rawEach(message.body, 0, slot, (nameAt) => {
    const field = rawName(message.body, nameAt);
    name ??= field;
    if (name === 'insert' && field === 'documents' && slot.type === ARRAY) {
      sequences.set(field, documentsIn(slot));
    } else body.push(field, slot.value());
  });
  return { name: name ?? '', body, sequences };
}

/** The command's name, without reading anything else of it; for those who only count or log. */
export function commandName(body: Buffer): string {
  const slot = new RawSlot();
  let name = '';
  rawEach(body, 0, slot, (nameAt) => {
    name = rawName(body, nameAt);
    return true;
  });
  return name;
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

const DB = new RawName('$db');

/** The database of a command that could not be read further; for messages. */
export function databaseOf(body: Buffer): string {
  const slot = new RawSlot();
  const value = rawField(body, 0, DB, slot) ? slot.value() : '';
  return typeof value === 'string' ? value : '';
}
