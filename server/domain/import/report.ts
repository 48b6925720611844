import type { Skip, SkipReason } from './source.ts';

/** What an import made and what it left out. In a dry run: what it would. */
export interface ImportReport {
  readonly dryRun: boolean;
  readonly people: { made: number; found: number };
  readonly rooms: { made: number; found: number };
  readonly messages: { made: number; found: number };
  readonly files: { made: number };
  /** How often for each reason. */
  readonly skipped: Partial<Record<SkipReason, number>>;
  /** The first of those left out, each with its place in the archive. */
  readonly examples: { readonly what: string; readonly reason: SkipReason }[];
}

const MOST_EXAMPLES = 200;
const LONGEST_EXAMPLE = 300;

export function newReport(dryRun: boolean): ImportReport {
  return {
    dryRun,
    people: { made: 0, found: 0 },
    rooms: { made: 0, found: 0 },
    messages: { made: 0, found: 0 },
    files: { made: 0 },
    skipped: {},
    examples: [],
  };
}

/** @returns writes down what is left out, its place before its name. */
export function skipInto(report: ImportReport, place = ''): Skip {
  return (what, reason) => {
    report.skipped[reason] = (report.skipped[reason] ?? 0) + 1;
    if (report.examples.length < MOST_EXAMPLES)
      report.examples.push({ what: `${place}${what}`.slice(0, LONGEST_EXAMPLE), reason });
  };
}
