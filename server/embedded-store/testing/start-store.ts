/** A running store for tests, on a directory of its own. */
export interface TestStore {
  /** For the driver: `mongodb://…/?replicaSet=rs0`. */
  readonly url: string;
  /** The unix socket it listens on, for a raw connection. */
  readonly socketPath: string;
  readonly dataDir: string;
  stop(): Promise<void>;
}
