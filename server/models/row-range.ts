/** Rows to pass over, and rows to give. */
export interface RowRange {
  readonly offset: number;
  readonly limit: number;
}
