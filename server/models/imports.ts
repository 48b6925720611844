import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';

export type ImportState = 'checking' | 'ready' | 'running' | 'done' | 'failed' | 'cancelled';

/** An export of another chat on its way into this workspace. */
export interface Import {
  readonly _id: string;
  readonly userId: string;
  /** Of the archive, as its sender called it. */
  readonly fileName: string;
  readonly origin: string | null;
  readonly state: ImportState;
  /** Only while it is checked or runs: one at a time. */
  readonly active?: true;
  readonly progress: ImportStep | null;
  /** How often somebody took it up without coming to an end. */
  readonly attempts: number;
  /** Who is at it, made anew by whoever takes it over; and when they were last seen at work. */
  readonly runner: string | null;
  readonly seenAt: Date | null;
  /** Where the archive lies; null: nowhere any more. */
  readonly storage: 'disk' | 'grid' | null;
  readonly size: number;
  /** What the check found, to choose from; long lists are cut. */
  readonly people: readonly FoundPerson[];
  readonly rooms: readonly FoundRoom[];
  /** Keys of people and rooms that are to stay out. */
  readonly without: { readonly people: readonly string[]; readonly rooms: readonly string[] };
  /** Of the check, and then of the import. */
  readonly report: StoredReport | null;
  /** In words, of one that failed. */
  readonly reason: string | null;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
}

export interface ImportStep {
  readonly phase: 'people' | 'rooms' | 'messages';
  readonly done: number;
  readonly total: number;
}

export interface FoundPerson {
  readonly key: string;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly bot: boolean;
  readonly active: boolean;
  /** Whether somebody here is the same. */
  readonly known: boolean;
}

export interface FoundRoom {
  readonly key: string;
  readonly kind: 'channel' | 'group' | 'direct';
  /** Of direct rooms: the people in it. */
  readonly name: string;
  readonly archived: boolean;
}

export interface StoredReport {
  readonly dryRun: boolean;
  readonly people: { readonly made: number; readonly found: number };
  readonly rooms: { readonly made: number; readonly found: number };
  readonly messages: { readonly made: number; readonly found: number };
  readonly files: { readonly made: number };
  readonly skipped: Readonly<Record<string, number>>;
  readonly examples: readonly { readonly what: string; readonly reason: string }[];
}

export const importIndexes: readonly IndexDeclaration[] = [
  { key: { active: 1 }, options: { unique: true, partialFilterExpression: { active: { $exists: true } } } },
  { key: { createdAt: -1 } },
];

export type Imports = ReturnType<typeof createImports>;
type Changes = Partial<Omit<Import, '_id' | 'active'>>;

export function createImports(db: Db) {
  const imports: Collection<Import> = db.collection<Import>('imports');
  const lists = { people: 0, rooms: 0, without: 0, 'report.examples': 0 } as const;
  return {
    /** Fails on the unique index while another one is active. */
    insert: (row: Import) => imports.insertOne(row),
    find: (id: string) => imports.findOne({ _id: id }),
    findActive: () => imports.findOne({ active: true }),
    findNewest: () => imports.find({}).sort({ createdAt: -1 }).limit(1).next(),
    /** Newest first, without their long lists. */
    list: (limit: number) => imports.find({}, { projection: lists }).sort({ createdAt: -1 }).limit(limit).toArray(),
    /** Makes a checked one run; fails as `insert`. @returns null when it is not ready. */
    start: (id: string, without: Import['without'], at: Date) =>
      imports.findOneAndUpdate(
        { _id: id, state: 'ready' },
        {
          $set: {
            state: 'running',
            active: true,
            without,
            startedAt: at,
            progress: null,
            seenAt: null,
            runner: null,
          },
        },
        { returnDocument: 'after' },
      ),
    /** Only one is at it at a time; whoever was not seen since `silentSince` has given up. */
    claim: (id: string, runner: string, now: Date, silentSince: Date) =>
      imports.findOneAndUpdate(
        {
          _id: id,
          state: { $in: ['checking', 'running'] },
          $or: [{ seenAt: null }, { seenAt: { $lt: silentSince } }],
        },
        { $set: { runner, seenAt: now }, $inc: { attempts: 1 } },
        { returnDocument: 'after' },
      ),
    /** @returns whether the runner is still the one who is at it. */
    async note(id: string, runner: string, seen: { readonly progress?: ImportStep; readonly seenAt: Date }) {
      return (await imports.updateOne({ _id: id, runner }, { $set: seen })).matchedCount === 1;
    },
    /** Ends the runner's turn; does nothing when somebody else took over or it was cancelled. */
    async settle(id: string, runner: string, changes: Changes): Promise<boolean> {
      const after = { $set: { ...changes, runner: null, seenAt: null }, $unset: { active: '' as const } };
      return (await imports.updateOne({ _id: id, runner }, after)).matchedCount === 1;
    },
    /** For whoever comes next. */
    release: (id: string, runner: string) =>
      imports.updateOne({ _id: id, runner }, { $set: { runner: null, seenAt: null } }),
    async abandon(id: string, runner: string | null, at: Date): Promise<boolean> {
      const changes = { state: 'failed', reason: 'broken-off', finishedAt: at, runner: null, seenAt: null } as const;
      const after = { $set: changes, $unset: { active: '' as const } };
      return (await imports.updateOne({ _id: id, runner, storage: null }, after)).matchedCount === 1;
    },
    update: (id: string, changes: Changes) => imports.updateOne({ _id: id }, { $set: changes }),
    /** @returns the one that was cancelled; null when it was over already. */
    cancel: (id: string, at: Date) =>
      imports.findOneAndUpdate(
        { _id: id, state: { $in: ['checking', 'ready', 'running'] } },
        { $set: { state: 'cancelled', finishedAt: at, runner: null, seenAt: null }, $unset: { active: '' } },
        { returnDocument: 'after' },
      ),
    listSilent: (silentSince: Date) =>
      imports
        .find({
          active: true,
          $or: [{ seenAt: null, createdAt: { $lt: silentSince } }, { seenAt: { $lt: silentSince } }],
        })
        .toArray(),
    /** Over, or never begun since: with an archive still lying about. */
    listForgotten: (before: Date) =>
      imports
        .find({
          storage: { $ne: null },
          $or: [{ state: { $in: ['done', 'failed', 'cancelled'] } }, { state: 'ready', createdAt: { $lt: before } }],
        })
        .limit(100)
        .toArray(),
  };
}
