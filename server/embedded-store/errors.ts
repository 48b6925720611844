import type { Doc } from './bson/doc.ts';

/** The named codes of MongoDB that the store answers with; any other code is called `Location<code>`. */
export const CODES = {
  InternalError: 1,
  BadValue: 2,
  NoSuchKey: 4,
  HostUnreachable: 6,
  UnknownError: 8,
  FailedToParse: 9,
  Unauthorized: 13,
  TypeMismatch: 14,
  Overflow: 15,
  InvalidLength: 16,
  AuthenticationFailed: 18,
  IllegalOperation: 20,
  InvalidBSON: 22,
  AlreadyInitialized: 23,
  NamespaceNotFound: 26,
  IndexNotFound: 27,
  PathNotViable: 28,
  CannotBackfillArray: 34,
  CannotCreateIndex: 67,
  ConflictingUpdateOperators: 40,
  CursorNotFound: 43,
  NamespaceExists: 48,
  MaxTimeMSExpired: 50,
  DollarPrefixedFieldName: 52,
  InvalidIdField: 53,
  NotSingleValueField: 54,
  EmptyFieldName: 56,
  CommandNotFound: 59,
  WriteConcernFailed: 64,
  ImmutableField: 66,
  InvalidOptions: 72,
  InvalidNamespace: 73,
  UnknownReplWriteConcern: 79,
  OperationFailed: 96,
  IndexOptionsConflict: 85,
  IndexKeySpecsConflict: 86,
  ShutdownInProgress: 91,
  MaxSubPipelineDepthExceeded: 232,
  NotWritablePrimary: 10107,
  UnsatisfiableWriteConcern: 100,
  WriteConflict: 112,
  CommandNotSupported: 115,
  DocumentValidationFailure: 121,
  CommandFailed: 125,
  DurationOverflow: 159,
  NamespaceCannotBeWatched: 166,
  CannotIndexParallelArrays: 171,
  AmbiguousIndexKeyPattern: 181,
  QueryPlanKilled: 175,
  InvalidIndexSpecificationOption: 197,
  InvalidUUID: 207,
  QueryFeatureNotAllowed: 224,
  TransactionTooOld: 225,
  CursorKilled: 237,
  SnapshotTooOld: 239,
  ConversionFailure: 241,
  NoSuchTransaction: 251,
  TransactionCommitted: 256,
  TransactionTooLarge: 257,
  OperationNotSupportedInTransaction: 263,
  TooManyLogicalSessions: 261,
  NotExactValueField: 111,
  InvalidDBRef: 55,
  ChangeStreamFatalError: 280,
  ChangeStreamHistoryLost: 286,
  NoQueryExecutionPlans: 291,
  APIVersionError: 322,
  APIStrictError: 323,
  ExceededMemoryLimit: 146,
  QueryExceededMemoryLimitNoDiskUseAllowed: 292,
  InvalidPipelineOperator: 168,
  BSONObjectTooLarge: 10334,
  CannotGrowDocumentInCappedNamespace: 10003,
  DuplicateKey: 11000,
  DatabaseDifferCase: 13297,
  InterruptedAtShutdown: 11600,
  Interrupted: 11601,
  OutOfDiskSpace: 14031,
} as const;

export type CodeName = keyof typeof CODES;

const nameOfCode = new Map<number, string>(Object.entries(CODES).map(([name, code]) => [code, name]));

/** An answer of the store that is not ok: code and name as MongoDB gives them, labels, and fields beside them. */
export class StoreError extends Error {
  readonly code: number;
  readonly labels: readonly string[];
  readonly extra: Doc | undefined;

  /** @param extra further fields of the answer, such as `keyPattern` and `keyValue` */
  constructor(code: CodeName | number, message: string, more: { labels?: readonly string[]; extra?: Doc } = {}) {
    super(message);
    this.name = 'StoreError';
    this.code = typeof code === 'number' ? code : CODES[code];
    this.labels = more.labels ?? [];
    this.extra = more.extra;
  }

  get codeName(): string {
    return nameOfCode.get(this.code) ?? `Location${this.code}`;
  }
}
