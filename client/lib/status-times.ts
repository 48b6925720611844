export const statusSpans = ['never', 'half-hour', 'hour', 'today', 'week', 'custom'] as const;
export type StatusSpan = (typeof statusSpans)[number];

/** When a status that is set now for such a span ends, by the clock and calendar of this machine; null: not by itself. */
export function statusEnd(span: StatusSpan, now: Date, custom: string): Date | null {
  switch (span) {
    case 'never':
      return null;
    case 'half-hour':
      return new Date(now.getTime() + 30 * 60_000);
    case 'hour':
      return new Date(now.getTime() + 60 * 60_000);
    case 'today':
      return endOfDay(now, 0);
    case 'week':
      // Weeks end on Sunday.
      return endOfDay(now, (7 - now.getDay()) % 7);
    case 'custom': {
      const chosen = new Date(custom);
      return Number.isNaN(chosen.getTime()) ? null : chosen;
    }
  }
}

function endOfDay(now: Date, daysOn: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + daysOn, 23, 59, 59, 0);
}
