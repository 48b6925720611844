import { decode } from '../bson/decode.ts';
import { RawSlot, rawEach, rawName } from '../bson/raw.ts';
import { Doc, typeNameOf } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { prepareLongLists } from '../plan/prepare-lists.ts';
import { decodeInTurns } from '../turns/decode-in-turns.ts';
import { step } from '../turns/in-turns.ts';
import type { DocumentList, Message } from '../wire/op-msg.ts';
import type { ClientInfo } from './command.ts';

const OBJECT = 3;
const ARRAY = 4;

/** A command as it came: its fields decoded, but for documents that came beside it or are to be inserted. */
export interface CommandRequest {
  readonly name: string;
  readonly body: Doc;
  /** Documents that came undecoded and unchecked, by the field they belong to. */
  readonly sequences: ReadonlyMap<string, DocumentList>;
  /** How long the message was. */
  readonly bytes: number;
  /** Who sent it; known to whoever answers. */
  client: ClientInfo | undefined;
}

type Parts = Pick<Message, 'body' | 'sequences'>;

/** Larger bodies are read letting others have their turns. */
const LARGE_BODY = 32 * 1024;

/** @throws StoreError when the bytes are no command */
export function readRequest(message: Parts): CommandRequest {
  try {
    const body = new Doc();
    return read(message, body, (field, slot) => void body.push(field, slot.value()));
  } catch (error) {
    throw asRefusal(error);
  }
}

/** The same without holding up others, however large the command is; what it will be searched by is prepared, too. */
export function readRequestInTurns(message: Parts): CommandRequest | Promise<CommandRequest> {
  return message.body.length > LARGE_BODY ? readLarge(message) : readRequest(message);
}

async function readLarge(message: Parts): Promise<CommandRequest> {
  try {
    const fields: [string, RawSlot][] = [];
    const body = new Doc();
    const request = read(message, body, (field, slot) => void fields.push([field, slot.keep()]));
    for (const [field, slot] of fields) body.push(field, await decodeInTurns(slot));
    await prepareLongLists(body);
    return request;
  } catch (error) {
    throw asRefusal(error);
  }
}

/** A length inside may point outside of the message. */
function asRefusal(error: unknown): unknown {
  return error instanceof RangeError ? new StoreError('InvalidBSON', 'invalid BSON') : error;
}

/** @param take gets the fields of the body in their order; the slot is good during the call */
function read(message: Parts, body: Doc, take: (field: string, slot: RawSlot) => void): CommandRequest {
  const sequences = new Map<string, DocumentList>();
  let bytes = message.body.length;
  for (const { name, documents, size } of message.sequences) {
    bytes += size;
    if (sequences.has(name)) throw new StoreError(40432, `Duplicate document sequence: ${name}`);
    sequences.set(name, documents);
  }

  const beside = sequences.size;
  const slot = new RawSlot();
  let command: string | undefined;
  rawEach(message.body, 0, slot, (nameAt) => {
    const field = rawName(message.body, nameAt);
    command ??= field;
    if (beside > 0 && sequences.has(field)) {
      throw new StoreError(40433, `Duplicate field between body and document sequence ${field}`);
    }
    if (command === 'insert' && field === 'documents' && slot.type === ARRAY) sequences.set(field, documentsIn(slot));
    // What time a client has seen is no news to the only one who makes time.
    else if (field !== '$clusterTime' || slot.type !== OBJECT) take(field, slot);
  });
  return { name: command ?? '', body, sequences, bytes, client: undefined };
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
export async function decodedSequence(
  { sequences }: Pick<CommandRequest, 'sequences'>,
  name: string,
): Promise<Doc[] | undefined> {
  const statements: Doc[] = [];
  const documents = sequences.get(name);
  if (!documents) return undefined;
  for (let i = 0; i < documents.length; i++) {
    const bytes = documents.at(i) as Buffer;
    const others = step();
    if (others) await others;
    statements.push(bytes.length > LARGE_BODY ? await decodedLarge(bytes) : decode(bytes));
  }
  return statements;
}

async function decodedLarge(bytes: Buffer): Promise<Doc> {
  const slot = new RawSlot();
  slot.set(bytes, OBJECT, 0, bytes.length);
  const statement = (await decodeInTurns(slot)) as Doc;
  await prepareLongLists(statement);
  return statement;
}
