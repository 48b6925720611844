import { compilePipeline } from '../../agg/index.ts';
import { Doc, Int32 } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { explainFind, type Purpose, type Query, type Verbosity } from '../../plan/index.ts';
import type { Reply } from '../../wire/reply.ts';
import { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { environmentOf, filterOf } from '../compile.ts';
import { namespaceOf } from '../namespace.ts';
import { findQuery, nonEmpty } from './find.ts';
import { hintIn } from './hint.ts';

const VERBOSITIES: readonly string[] = ['queryPlanner', 'executionStats', 'allPlansExecution'];

const FIELDS: ReadonlySet<string> = new Set(['explain', 'verbosity']);

/** Commands that there are, but that search for nothing. */
const WITHOUT_PLAN = new Set(
  `abortTransaction collMod commitTransaction create createIndexes drop dropDatabase dropIndexes explain getMore hello insert
  isMaster killCursors listCollections listDatabases listIndexes ping renameCollection validate`.split(/\s+/),
);

export const explain: Command = { names: ['explain'], run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, db } = context;
  args.only(FIELDS);
  const explained = args.requiredDoc('explain');
  const verbosity = args.string('verbosity') ?? 'allPlansExecution';
  if (!VERBOSITIES.includes(verbosity)) {
    throw new StoreError(
      'BadValue',
      `Enumeration value '${verbosity}' for field 'explain.verbosity' is not a valid value.`,
    );
  }
  const name = explained.names[0] ?? '';
  const reader = READERS[name];
  if (!reader) {
    if (WITHOUT_PLAN.has(name)) throw new StoreError('IllegalOperation', `Cannot explain cmd: ${name}`);
    throw new StoreError('CommandNotFound', `Explain failed due to unknown command: ${name}`);
  }
  const isWhole = name === 'aggregate' && typeof explained.get(name) !== 'string';
  const ns = namespaceOf(db, isWhole ? String(explained.get(name)) : new Arguments(name, explained).collection());
  return explainQuery(
    context,
    ns,
    reader(context, new Arguments(name, explained), ns),
    verbosity as Verbosity,
    explained,
  );
}

/** What the collection is asked, and the stages of a pipeline that come after that. */
interface Explained {
  readonly query: Query;
  /** As it was written. */
  readonly filter?: Doc | undefined;
  readonly purpose?: Purpose;
  readonly rest?: readonly Doc[];
}

/** Also for `aggregate` with `explain: true`. */
export async function explainQuery(
  { engine }: CommandContext,
  ns: string,
  { query, filter = new Doc(), purpose, rest = [] }: Explained,
  verbosity: Verbosity,
  command: Doc,
): Promise<Reply> {
  const collection = engine.store.find(ns);
  const answered = collection
    ? await explainFind(engine.store, collection, query, { verbosity, purpose, filter })
    : Doc.of({
        explainVersion: '1',
        queryPlanner: Doc.of({ namespace: ns, winningPlan: Doc.of({ stage: 'EOF' }), rejectedPlans: [] }),
      });
  // What a pipeline does after the collection has answered is shown as it was written.
  if (rest.length > 0) answered.delete('explainVersion');
  const fields =
    rest.length > 0 ? Doc.of({ explainVersion: '1', stages: [Doc.of({ $cursor: answered }), ...rest] }) : answered;
  fields.set('command', command);
  fields.set(
    'serverInfo',
    Doc.of({ host: engine.node.address, port: new Int32(0), version: '5.0.0', gitVersion: 'embedded' }),
  );
  return { fields };
}

type Reader = (context: CommandContext, args: Arguments, ns: string) => Explained;

const READERS: Readonly<Record<string, Reader>> = {
  find: (context, args, ns) => ({
    query: findQuery(context, args, context.engine.store.find(ns)),
    filter: args.document('filter'),
  }),
  aggregate: explainedPipeline,
  count: (context, args, ns) => ({ ...filtered(context, ns, args, args.document('query')), purpose: 'COUNT' }),
  distinct: (context, args, ns) => filtered(context, ns, args, args.document('query')),
  findAndModify: (context, args, ns) => {
    const found = filtered(context, ns, args, args.document('query'));
    const query = { ...found.query, sort: nonEmpty(args.document('sort')), limit: 1 };
    return { ...found, query, purpose: args.bool('remove') ? 'DELETE' : 'UPDATE' };
  },
  update: (context, args, ns) => ({ ...firstStatement(context, ns, args, 'updates'), purpose: 'UPDATE' }),
  delete: (context, args, ns) => ({ ...firstStatement(context, ns, args, 'deletes'), purpose: 'DELETE' }),
};

/** The part of a pipeline that the collection answers, and the rest. */
export function explainedPipeline(context: CommandContext, args: Arguments, ns: string): Explained {
  const dot = ns.indexOf('.');
  const env = environmentOf(context, args.document('let'));
  const namespace = { db: ns.slice(0, dot), coll: ns.slice(dot + 1) };
  const { leading, rest } = compilePipeline(args.array('pipeline') ?? [], namespace, env);
  const filter = filterOf(leading?.filter, env, context.engine.store.find(ns));
  const query = { filter, sort: leading?.sort, skip: leading?.skip, limit: leading?.limit, hint: hintIn(args) };
  return { query, filter: leading?.filter, rest };
}

function filtered(context: CommandContext, ns: string, args: Arguments, filter: Doc | undefined): Explained {
  const env = environmentOf(context, args.document('let'));
  return { query: { filter: filterOf(filter, env, context.engine.store.find(ns)), hint: hintIn(args) }, filter };
}

function firstStatement(context: CommandContext, ns: string, args: Arguments, field: string): Explained {
  const statement = args.docs(field)?.[0] ?? new Doc();
  const parts = new Arguments(field, statement);
  return filtered(context, ns, parts, parts.document('q'));
}
