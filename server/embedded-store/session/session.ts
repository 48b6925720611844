import { Binary, Doc } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { ClientTransaction } from './client-transaction.ts';

/** The SHA-256 of nothing: who owns a session where nobody has to log in. */
const NOBODY = new Binary(Buffer.from('47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=', 'base64'));

/** A logical session: a client's id under which its transactions and retryable writes are numbered. */
export class Session {
  lastUse = Date.now();
  /** The newest transaction number that was used, by a transaction or a retryable write. */
  txnNumber = -1n;
  transaction: ClientTransaction | undefined;
  /** Whether what the store remembers of the session's retryable writes has been looked up. */
  remembered = false;
  /** As the log shows it. */
  readonly lsid: Doc;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(readonly id: Buffer) {
    this.lsid = Doc.of({ id: new Binary(id, Binary.SUBTYPE_UUID), uid: NOBODY });
  }

  /** One after the other: a repetition must not overtake the attempt that it repeats. */
  inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.turn.then(work);
    this.turn = mine.catch(() => undefined);
    return mine;
  }
}

const UUID_BYTES = 16;

const ID_FIELDS: ReadonlySet<string> = new Set(['id', 'uid', 'txnNumber', 'txnUUID']);

/** @throws StoreError when the document is no session id */
export function sessionId(lsid: Doc): Buffer {
  const stranger = lsid.names.find((name) => !ID_FIELDS.has(name));
  if (stranger !== undefined) {
    throw new StoreError(40415, `BSON field 'OperationSessionInfo.lsid.${stranger}' is an unknown field.`);
  }
  const id = lsid.get('id');
  if (id === undefined) {
    throw new StoreError(40414, "BSON field 'OperationSessionInfo.lsid.id' is missing but a required field");
  }
  if (!(id instanceof Binary) || id.sub_type !== Binary.SUBTYPE_UUID) {
    throw new StoreError('TypeMismatch', "BSON field 'OperationSessionInfo.lsid.id' is no UUID");
  }
  if (id.length() !== UUID_BYTES) {
    throw new StoreError('InvalidUUID', 'uuid must be a 16-byte binary field with UUID (4) subtype');
  }
  return Buffer.from(id.value());
}
