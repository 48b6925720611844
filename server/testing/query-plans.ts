import { MongoNetworkError, type CommandStartedEvent, type Db, type Document } from 'mongodb';
import type { Database } from '../store/connect.ts';

/** Collections that are read whole on purpose: small, whatever the workspace grows to. */
const WHOLE: Readonly<Record<string, string>> = {
  settings: 'as many rows as there are settings, read at every start',
  permissions: 'as many rows as there are permissions, read at every start',
  integrations: 'as many rows as an administrator made',
  customEmoji: 'as many rows as an administrator made; all of them are what is asked for',
  imports: 'as many rows as imports were begun',
  instances: 'as many rows as processes run',
};

/** Single queries that no index serves. */
const WITHOUT_INDEX: readonly { collection: string; form: RegExp; why: string }[] = [
  { collection: 'uploads.files', form: /"limit":1\b/, why: 'the driver looks once whether GridFS has its indexes' },
  { collection: 'presences', form: /"instances\.[^"]+":\{"\$exists"/, why: 'once, after a process has died' },
];

/** Given as the `comment` of what a test itself asks. */
export const OF_A_TEST = 'asked by a test';

const EXPLAINED = new Set(['find', 'aggregate', 'count', 'distinct', 'update', 'delete', 'findAndModify']);

/** Forms that have been looked at in this process. */
const seen = new Set<string>();

export interface QueryWatch {
  /** Of what was sent since the last call: the queries that read a whole collection. */
  scans(): Promise<string[]>;
  /** How many forms of queries were looked at. */
  explained(): number;
}

/**
 * Watches what a client sends to its database, to see afterwards whether all of it is served by indexes. Every test world does, so
 * that a query which comes with a new feature is looked at by whatever test uses it first.
 */
export function watchQueries({ client, db }: Database): QueryWatch {
  const sent = new Map<string, Document>();
  let looked = 0;
  client.on('commandStarted', ({ databaseName, commandName, command }: CommandStartedEvent) => {
    if (databaseName !== db.databaseName || !EXPLAINED.has(commandName)) return;
    if (String(command[commandName]) in WHOLE || command['comment'] === OF_A_TEST) return;
    const key = formOf(command, commandName);
    if (!seen.has(key)) sent.set(key, command);
  });
  return {
    explained: () => looked,
    async scans() {
      const found: string[] = [];
      for (const [key, command] of sent) {
        if (seen.has(key)) continue;
        seen.add(key);
        looked++;
        const plain = explainable(command);
        const text = JSON.stringify(plain);
        if (WITHOUT_INDEX.some(({ collection, form }) => isOf(plain, collection) && form.test(text))) continue;
        const answer = await explain(db, plain);
        if (stagesOf(answer).includes('COLLSCAN')) found.push(text.slice(0, 400));
      }
      sent.clear();
      return found;
    },
  };
}

/** Asks again when the connection breaks: the test before may have seen to that. */
async function explain(db: Db, command: Document): Promise<Document> {
  for (let left = 3; ; left--) {
    try {
      return await db.command({ explain: command, verbosity: 'queryPlanner' });
    } catch (error) {
      if (!(error instanceof MongoNetworkError) || left === 0) throw error;
    }
  }
}

const isOf = (command: Document, collection: string): boolean => Object.values(command)[0] === collection;

/** One command of each form: the same fields and operators, whatever the values. */
function formOf(command: Document, name: string): string {
  const { filter, query, sort, pipeline, updates, deletes } = command;
  return JSON.stringify([name, command[name], shape({ filter, query, sort, pipeline, updates, deletes })]);
}

function shape(value: unknown): unknown {
  if (Array.isArray(value)) return [...new Set(value.map((item) => JSON.stringify(shape(item))))];
  if (value === null || typeof value !== 'object') return typeof value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return 'value';
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, shape(inner)]));
}

/** As `explain` takes it; an update or delete is explained by its first statement. */
function explainable(command: Document): Document {
  const { lsid, txnNumber, startTransaction, autocommit, $db, $clusterTime, writeConcern, readConcern, ...plain } =
    command;
  void [lsid, txnNumber, startTransaction, autocommit, $db, $clusterTime, writeConcern, readConcern];
  return plain;
}

function stagesOf(plan: unknown): string[] {
  if (plan === null || typeof plan !== 'object') return [];
  if (Array.isArray(plan)) return plan.flatMap(stagesOf);
  const { stage, ...rest } = plan as { stage?: unknown };
  const inner = Object.entries(rest).filter(([field]) => field !== 'rejectedPlans' && field !== 'command');
  return [...(typeof stage === 'string' ? [stage] : []), ...inner.flatMap(([, value]) => stagesOf(value))];
}
