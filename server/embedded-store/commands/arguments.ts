import { Doc, Timestamp, isNumber, toNumber, typeName, type Value } from '../bson/values.ts';
import { StoreError, type CodeName } from '../errors.ts';

/**
 * Reads the fields of a command (or of a part of one, such as `update.updates`) with MongoDB's refusals. Null and
 * undefined count as "not given" unless said otherwise.
 */
export class Arguments {
  constructor(
    /** How messages call it: the command's name, or a dotted path into it. */
    private readonly title: string,
    readonly doc: Doc,
  ) {}

  given(field: string): boolean {
    const value = this.doc.get(field);
    return value !== undefined && value !== null;
  }

  document(field: string): Doc | undefined {
    const value = this.value(field);
    if (value === undefined || value instanceof Doc) return value;
    throw this.wrongType(field, value, 'object');
  }

  requiredDoc(field: string): Doc {
    return this.document(field) ?? this.missing(field);
  }

  array(field: string): Value[] | undefined {
    const value = this.value(field);
    if (value === undefined || Array.isArray(value)) return value;
    throw this.wrongType(field, value, 'array');
  }

  /** An array of documents; the first element that is none is named in the refusal. */
  docs(field: string): Doc[] | undefined {
    return this.array(field)?.map((value, i) => {
      if (value instanceof Doc) return value;
      throw this.wrongType(`${field}.${i}`, value, 'object');
    });
  }

  string(field: string): string | undefined {
    const value = this.value(field);
    if (value === undefined || typeof value === 'string') return value;
    throw this.wrongType(field, value, 'string');
  }

  requiredString(field: string): string {
    return this.string(field) ?? this.missing(field);
  }

  /** The name of the collection that the command is about; it stands in the command's first field. */
  collection(): string {
    const name = this.doc.values[0];
    if (typeof name === 'string') return name;
    throw new StoreError('BadValue', `collection name has invalid type ${typeName(name)}`);
  }

  /** A boolean; numbers count as true unless they are zero. */
  bool(field: string): boolean | undefined {
    const value = this.value(field);
    if (value === undefined || typeof value === 'boolean') return value;
    if (isNumber(value)) return toNumber(value) !== 0;
    throw new StoreError(
      'TypeMismatch',
      `BSON field '${this.title}.${field}' is the wrong type '${typeName(value)}', expected types '[bool, long, int, decimal, double']`,
    );
  }

  /** A boolean and nothing that could stand for one. */
  flag(field: string): boolean | undefined {
    const value = this.value(field);
    if (value === undefined || typeof value === 'boolean') return value;
    throw this.wrongType(field, value, 'bool');
  }

  /** A whole number; fractions are cut off, as MongoDB does for its safe integers. */
  int(field: string): number | undefined {
    const value = this.value(field);
    if (value === undefined) return undefined;
    if (!isNumber(value)) throw this.wrongType(field, value, 'long');
    return Math.trunc(toNumber(value));
  }

  /** A whole number ≥ 0. @param code which the refusal of a negative one has; commands differ in it */
  count(field: string, code: CodeName | number = 51024): number | undefined {
    const number = this.int(field);
    if (number !== undefined && number < 0) {
      throw new StoreError(code, `BSON field '${field}' value must be >= 0, actual value '${number}'`);
    }
    return number;
  }

  timestamp(field: string): Timestamp | undefined {
    const value = this.value(field);
    if (value === undefined || value instanceof Timestamp) return value;
    throw this.wrongType(field, value, 'timestamp');
  }

  missing(field: string): never {
    throw new StoreError(40414, `BSON field '${this.title}.${field}' is missing but a required field`);
  }

  wrongType(field: string, value: Value, expected: string): StoreError {
    return new StoreError(
      'TypeMismatch',
      `BSON field '${this.title}.${field}' is the wrong type '${typeName(value)}', expected type '${expected}'`,
    );
  }

  /** Refuses fields that are not among `known`; those that any command may have are. */
  only(known: ReadonlySet<string>): void {
    const stranger = this.doc.names.find((name) => !known.has(name) && !GENERIC_FIELDS.has(name));
    if (stranger !== undefined) {
      throw new StoreError(40415, `BSON field '${this.title}.${stranger}' is an unknown field.`);
    }
  }

  private value(field: string): Value {
    const value = this.doc.get(field);
    return value === null ? undefined : value;
  }
}

/** Fields that any command may carry; the session, the clock and the driver put them there. */
const GENERIC_FIELDS: ReadonlySet<string> = new Set([
  '$db',
  '$clusterTime',
  '$readPreference',
  '$audit',
  '$client',
  '$configServerState',
  'apiVersion',
  'apiStrict',
  'apiDeprecationErrors',
  'lsid',
  'txnNumber',
  'startTransaction',
  'autocommit',
  'coordinator',
  'readConcern',
  'writeConcern',
  'maxTimeMS',
  'maxTimeMSOpOnly',
  'comment',
  'operationSessionInfo',
  'help',
]);
