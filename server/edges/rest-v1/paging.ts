import { z } from 'zod';
import type { Context } from '../../domain/context.ts';
import { jsonText } from '../http/parse.ts';
import { refusal } from './refuse.ts';

/** Rows that one answer holds even when the caller asks for all of them. */
const MOST_ROWS = 10_000;

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'must be integer')
  .transform(Number);

const sortOrder = jsonText(z.record(z.string().max(64), z.unknown())).transform((order) => {
  for (const direction of Object.values(order)) {
    if (direction !== 1 && direction !== -1) throw refusal('error-invalid-sort', 'A sort order is 1 or -1');
  }
  return order as Record<string, 1 | -1>;
});

/**
 * What every list takes. `fields` is accepted and has no effect: an answer is always whole. `query` is declared by the few
 * lists that understand something of it; nothing of it ever reaches the store as it is.
 */
export const paging = {
  offset: wholeNumber.default(0),
  count: wholeNumber.optional(),
  sort: sortOrder.optional(),
  fields: z.string().max(10_000).optional(),
};

export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** `count=0` asks for everything, where the setting allows it. */
export function pageOf(
  ctx: Context,
  { offset, count }: { readonly offset: number; readonly count?: number | undefined },
  usual: number = ctx.settings.get('API_Default_Count'),
): Page {
  const most = ctx.settings.get('API_Upper_Count_Limit');
  if (count === undefined) return { offset, limit: Math.min(usual, most) };
  if (count === 0 && ctx.settings.get('API_Allow_Infinite_Count')) return { offset, limit: MOST_ROWS };
  return { offset, limit: count === 0 ? usual : Math.min(count, most) };
}

/** One page of rows that were loaded whole. */
export function cut<Row>(
  rows: readonly Row[],
  { offset, limit }: Page,
): { readonly rows: readonly Row[]; readonly total: number } {
  return { rows: rows.slice(offset, offset + limit), total: rows.length };
}

/** The counts beside a list: of this page, where it began, and of all. */
export function counts(rows: readonly unknown[], { offset }: Page, total: number) {
  return { count: rows.length, offset, total };
}

/** For what must be filtered after it was loaded. */
export const WHOLE_LIST: Page = { offset: 0, limit: MOST_ROWS };
