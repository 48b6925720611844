import { pipeline } from 'node:stream/promises';
import { parse } from 'csv-parse';
import { DomainError } from '../../contracts/errors.ts';
import type { Archive } from './archive.ts';

/** Bytes and rows of one table. */
const LARGEST = 64 * 1024 * 1024;
const MOST_ROWS = 1_000_000;

/**
 * The rows of a table of the archive; none when it has no such table. Read as it unpacks, so that others get their turn meanwhile.
 * @param firstColumn what the first cell says when the first row names the columns.
 * @throws DomainError `import-unreadable` when it is no table, or too large for one.
 */
export async function rowsOf(archive: Archive, file: string, firstColumn: string): Promise<string[][]> {
  if (!archive.has(file)) return [];
  const rows: string[][] = [];
  let size = 0;
  const parser = parse({ bom: true, relax_column_count: true, skip_empty_lines: true, trim: true });
  try {
    await pipeline(
      await archive.stream(file),
      async function* measured(parts: AsyncIterable<Buffer>) {
        for await (const part of parts) {
          size += part.length;
          if (size > LARGEST) throw unreadable(file, 'it is too large');
          yield part;
        }
      },
      parser,
      async (records: AsyncIterable<string[]>) => {
        for await (const record of records) if (rows.push(record) > MOST_ROWS) throw unreadable(file, 'too many rows');
      },
    );
  } catch (error) {
    if (error instanceof DomainError) throw error;
    throw unreadable(file, error instanceof Error ? error.message : 'no table');
  }
  return rows[0]?.[0]?.toLowerCase() === firstColumn ? rows.slice(1) : rows;
}

function unreadable(file: string, reason: string): DomainError {
  return new DomainError('import-unreadable', { reason: `${file}: ${reason}` });
}
