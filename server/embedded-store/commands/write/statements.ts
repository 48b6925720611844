import { Doc, Int32, isNumber, toNumber } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { recall, remember, statementId } from '../../session/retry-memory.ts';
import type { WriteTxn } from '../../store/write-txn.ts';
import { turnClock } from '../../turns/turn.ts';
import type { CommandContext } from '../command.ts';
import { MAX_WRITE_BATCH } from '../../wire/limits.ts';
import type { ClientTransaction } from '../../session/client-transaction.ts';
import { takeTurns } from '../../turns/in-turns.ts';
import { demandOrdinary, rehearse } from './in-transaction.ts';
import { reading } from '../request-error.ts';
import { failsCommand } from './command-failure.ts';
import { repeatedStatement } from './repetition.ts';
import { writeUnblocked } from './unblocked.ts';

/** One statement of a write command, read and compiled. Its result is a small document, kept for repetitions. */
export type Prepared =
  /** Finds and changes at once, inside a write; may be called again when that had to be taken back. */
  | { kind: 'direct'; write(txn: WriteTxn): Doc }
  /** Looks for its documents first, then changes them in writes of its own. */
  | { kind: 'search'; run(note: Note): Promise<Doc> };

/** To be called inside the write that finishes a statement: makes its result known to repetitions. */
export type Note = (txn: WriteTxn, result: Doc) => void;

export interface Outcome {
  /** By statement; undefined where one failed or was not tried. */
  results: (Doc | undefined)[];
  errors: Doc[];
}

/** Statements that are written together, so that they share one flush. */
const STATEMENTS_AT_ONCE = 500;
/** For how long statements are read before they are written. */
const PREPARE_MILLISECONDS = 2;

/** Runs the statements one by one; after a failure the rest only when the command is not `ordered`. */
export async function runStatements(
  context: CommandContext,
  count: number,
  prepare: (index: number) => Prepared,
): Promise<Outcome> {
  const run = new StatementRun(context, count, prepare);
  return run.finish();
}

/** Reads the statements of a write command. @throws RequestError when they, or the command around them, are none */
export async function readBatch<T extends { readonly length: number }>(
  context: CommandContext,
  read: () => T | Promise<T>,
): Promise<T> {
  const batch = await reading(async () => {
    const statements = await read();
    demandBatch(context, statements.length);
    return statements;
  });
  demandOrdinary(context, 50791);
  return batch;
}

/** @throws StoreError when there are too few or too many, are numbered and the numbers do not suffice, or an option is none */
function demandBatch({ args }: CommandContext, count: number): void {
  args.flag('ordered');
  args.bool('bypassDocumentValidation');
  args.document('let');
  if (args.given('stmtIds') && args.given('stmtId')) {
    throw new StoreError('InvalidOptions', 'May not specify both stmtId and stmtIds in write command');
  }
  const ids = args.array('stmtIds')?.length ?? count;
  if (ids !== count) {
    throw new StoreError(
      'InvalidLength',
      `Number of statement ids must match the number of batch entries. Got ${ids} statement ids but ${count} operations.`,
    );
  }
  if (count >= 1 && count <= MAX_WRITE_BATCH) return;
  throw new StoreError(
    'InvalidLength',
    `Write batch sizes must be between 1 and ${MAX_WRITE_BATCH}. Got ${count} operations.`,
  );
}

type Direct = Prepared & { kind: 'direct' };
type Result = Doc | StoreError;

class StatementRun {
  private readonly results: (Doc | undefined)[] = [];
  private readonly errors: Doc[] = [];
  private readonly prepared = new Map<number, Prepared>();
  private readonly ordered: boolean;
  private readonly known: ReadonlyMap<number, Doc>;
  /** How many writes the transaction had before each statement. */
  private readonly sizes: number[] = [];

  constructor(
    private readonly context: CommandContext,
    private readonly count: number,
    private readonly prepareAt: (index: number) => Prepared,
  ) {
    this.ordered = context.args.flag('ordered') ?? true;
    this.known = context.retry ? recall(context.engine.store, context.retry) : new Map();
  }

  async finish(): Promise<Outcome> {
    let at = 0;
    while (at < this.count && !(this.ordered && this.errors.length > 0)) {
      await takeTurns();
      at = await this.step(at);
    }
    if (this.context.transaction && this.errors.length === 0) await this.rehearse(this.context.transaction);
    return { results: this.results, errors: this.errors };
  }

  /** A duplicate key that the statements have brought is an error of the one that brought it. */
  private async rehearse(transaction: ClientTransaction): Promise<void> {
    if (transaction.size === this.sizes[0]) return;
    try {
      await rehearse(this.context, transaction);
    } catch (error) {
      const next = this.sizes.findIndex((size) => size > transaction.failedAt);
      const statement = Math.max(0, (next < 0 ? this.sizes.length : next) - 1);
      this.results.length = statement;
      this.fail(statement, error);
    }
  }

  /** Does the statement at `at`, with those after it that can be written together. @returns the next one */
  private async step(at: number): Promise<number> {
    this.sizes[at] = this.context.transaction?.size ?? 0;
    const known = this.knownAt(at);
    if (known) {
      this.results[at] = known;
      return at + 1;
    }
    try {
      const prepared = this.prepare(at);
      if (prepared.kind === 'direct') return await this.writeTogether(at, prepared);
      this.results[at] = await prepared.run((txn, result) => this.note(txn, at, [result]));
    } catch (error) {
      this.fail(at, error);
    }
    return at + 1;
  }

  private knownAt(index: number): Doc | undefined {
    const known = this.context.retry && this.known.get(statementId(this.context.retry, index));
    return known && repeatedStatement(this.context, known);
  }

  private prepare(index: number): Prepared {
    const ready = this.prepared.get(index) ?? this.prepareAt(index);
    this.prepared.set(index, ready);
    return ready;
  }

  private async writeTogether(first: number, prepared: Direct): Promise<number> {
    const group = [prepared];
    const until = performance.now() + PREPARE_MILLISECONDS;
    while (group.length < STATEMENTS_AT_ONCE && first + group.length < this.count) {
      if (group.length % 16 === 0 && performance.now() > until) break;
      const next = this.nextDirect(first + group.length);
      if (!next) break;
      group.push(next);
    }
    const done = await writeUnblocked(this.context, (txn) => this.writeGroup(txn, first, group), group.length);
    done.forEach((result, i) => {
      // What is done is not needed any more; a hundred thousand of them would be much to keep.
      this.prepared.delete(first + i);
      if (result instanceof Doc) this.results[first + i] = result;
      else this.fail(first + i, result);
    });
    return first + done.length;
  }

  /** A statement that cannot be read fails when its turn comes, not before. */
  private nextDirect(index: number): Direct | undefined {
    if (this.knownAt(index)) return undefined;
    try {
      const next = this.prepare(index);
      return next.kind === 'direct' ? next : undefined;
    } catch {
      return undefined;
    }
  }

  /** Does as many of the statements as time allows. A failed one has changed nothing; those before it stay. */
  private writeGroup(txn: WriteTxn, first: number, group: readonly Direct[]): Result[] {
    const until = performance.now() + turnClock.sliceMs;
    const results: Result[] = [];
    for (const statement of group) {
      const result = attempt(() => statement.write(txn));
      results.push(result);
      if (result instanceof StoreError && this.ordered) break;
      if (performance.now() > until) break;
    }
    this.noteRuns(txn, first, results);
    return results;
  }

  /** Notes each unbroken run of results at once. */
  private noteRuns(txn: WriteTxn, first: number, results: readonly Result[]): void {
    let run: Doc[] = [];
    for (let i = 0; i <= results.length; i++) {
      const result = results[i];
      if (result instanceof Doc && changedSomething(result)) run.push(result);
      else {
        this.note(txn, first + i - run.length, run);
        run = [];
      }
    }
  }

  private note(txn: WriteTxn, first: number, results: readonly Doc[]): void {
    const { retry } = this.context;
    if (!retry || !results.some(changedSomething)) return;
    if (!retry.statementIds) remember(txn, retry, statementId(retry, first), results);
    else results.forEach((result, i) => remember(txn, retry, statementId(retry, first + i), [result]));
  }

  private fail(index: number, error: unknown): void {
    if (!(error instanceof StoreError) || failsCommand(error)) throw error;
    const entry = Doc.of({ index: new Int32(index), code: new Int32(error.code) });
    for (const [name, value] of error.extra ?? []) entry.push(name, value);
    this.errors.push(entry.push('errmsg', error.message));
    this.context.transaction?.end('aborted');
  }
}

/** What has changed nothing may be done again; noting it would cost a flush for nothing. */
function changedSomething(result: Doc): boolean {
  const count = result.get(result.has('nModified') && !result.has('upserted') ? 'nModified' : 'n');
  return isNumber(count) && toNumber(count) > 0;
}

function attempt(work: () => Doc): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof StoreError && !failsCommand(error)) return error;
    throw error;
  }
}
