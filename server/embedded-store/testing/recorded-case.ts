import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { BSON } from 'mongodb';
import type { Plain } from './raw-connection.ts';

export interface Watch {
  readonly target: 'c' | 'db' | 'cluster';
  readonly pipeline: readonly Plain[];
  readonly options: Plain;
}

/** What was asked of a real MongoDB, and what it answered. */
export interface RecordedCase {
  readonly id: string;
  readonly fixture?: string;
  /** Documents by collection, where no fixture serves. */
  readonly setup?: Fixture;
  readonly indexes?: Readonly<Record<string, readonly Plain[]>>;
  readonly watch?: Watch;
  /** The order of lists says nothing here. */
  readonly unordered?: boolean;
  readonly steps: readonly Plain[];
  readonly answers: readonly unknown[];
  readonly events?: unknown;
}

export type Fixture = Readonly<Record<string, readonly Plain[]>>;

const FOLDER = join(import.meta.dirname, 'answers');

export const readFixtures = (): Readonly<Record<string, Fixture>> =>
  parse(readFileSync(join(FOLDER, 'fixtures.json'), 'utf8')) as Readonly<Record<string, Fixture>>;

/** The cases of each group whose id begins with `prefix`. */
export function readCases(prefix = ''): Map<string, RecordedCase[]> {
  const groups = new Map<string, RecordedCase[]>();
  for (const file of readdirSync(FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()) {
    const lines = readFileSync(join(FOLDER, file), 'utf8').trim().split('\n');
    const cases = lines.map((line) => parse(line) as RecordedCase).filter(({ id }) => id.startsWith(prefix));
    if (cases.length > 0) groups.set(file.replace('.jsonl', ''), cases);
  }
  return groups;
}

/** Canonical extended JSON; `$operator` stands for the query operator `$regex`, see the README of the answers. */
function parse(text: string): unknown {
  return mapDocuments(BSON.EJSON.parse(text, { relaxed: false }), (document) => {
    const operator = document['$operator'];
    if (typeof operator !== 'object' || operator === null) return document;
    return Object.fromEntries(Object.entries(operator).map(([name, value]) => [`$${name}`, value]));
  });
}

/** Changes each plain document of a value, the inner ones first; dates and BSON's own classes stay. */
export function mapDocuments(value: unknown, change: (document: Plain) => unknown): unknown {
  if (Array.isArray(value)) return value.map((each) => mapDocuments(each, change));
  if (!isPlain(value)) return value;
  return change(Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapDocuments(each, change)])));
}

export function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
