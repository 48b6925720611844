/** How long a room keeps its messages, when that differs from the workspace. */
export interface RetentionView {
  /** Whether old messages of this room are deleted at all. */
  readonly enabled: boolean;
  readonly maxAgeDays: number;
  readonly filesOnly: boolean;
  readonly keepPinned: boolean;
  readonly keepThreads: boolean;
}
