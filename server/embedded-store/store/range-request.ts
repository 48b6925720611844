import type { Table } from './environment.ts';

export interface RangeRequest {
  readonly from?: Buffer;
  /** Not included. */
  readonly to?: Buffer;
  /** Last first. */
  readonly reverse?: boolean;
  readonly limit?: number;
  /** Leaves out a key equal to `from`: to go on after the last one seen. */
  readonly after?: boolean;
}

export function readRange(table: Table, request: RangeRequest): { key: Buffer; value: Buffer }[] {
  const from = request.from ?? Buffer.from([0]);
  const to = request.to ?? Buffer.alloc(64, 0xff);
  const limit = request.limit ?? Infinity;
  const rows: { key: Buffer; value: Buffer }[] = [];
  const range = request.reverse
    ? table.getRange({
        start: to,
        end: from,
        reverse: true,
        exclusiveStart: true,
        inclusiveEnd: request.after !== true,
      })
    : table.getRange({ start: from, end: to, exclusiveStart: request.after === true });
  for (const { key, value } of range) {
    if (rows.length >= limit) break;
    rows.push({ key, value });
  }
  return rows;
}
