/** What `configureFailPoint` asked for; drivers' own tests use it to see their retries work. */
export interface FailPoint {
  readonly commands: ReadonlySet<string>;
  /** How often it still strikes; Infinity for always. */
  left: number;
  readonly errorCode: number | undefined;
  readonly errorLabels: readonly string[] | undefined;
  readonly closeConnection: boolean;
  readonly blockMs: number;
  readonly writeConcernError: import('../bson/values.ts').Doc | undefined;
}
