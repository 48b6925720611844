import { cpus, totalmem } from 'node:os';

export interface Measured {
  readonly what: string;
  readonly ours: string;
  /** What it is held against, measured in the same run. */
  readonly beside: string;
  /** Ours through theirs; null where there is nothing beside. */
  readonly ratio: number | null;
  readonly aim: string;
}

export function printTable(rows: readonly Measured[]): void {
  const cells = [
    ['measured', 'here', 'beside it, in the same run', 'ratio', 'aim'],
    ...rows.map(({ what, ours, beside, ratio, aim }) => [
      what,
      ours,
      beside,
      ratio === null ? '' : `${ratio.toFixed(2)}×`,
      aim,
    ]),
  ];
  const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0))) ?? [];
  const line = (row: readonly string[]) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  process.stdout.write(`\n${machine()}\n\n`);
  for (const [index, row] of cells.entries()) {
    process.stdout.write(`${line(row).trimEnd()}\n`);
    if (index === 0) process.stdout.write(`${widths.map((width) => '─'.repeat(width)).join('  ')}\n`);
  }
}

function machine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${first?.model ?? 'unknown processor'}, ${memory} GB, Node ${process.version}, ${process.platform}`;
}
