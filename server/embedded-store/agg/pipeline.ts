import { equalValues } from '../bson/compare.ts';
import { Doc, Int32, type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { DocumentChange, Environment } from './environment.ts';
import type { Namespace, PipelineHost } from './host.ts';
import { step } from '../turns/in-turns.ts';
import { refuse } from './refuse.ts';
import { Row } from './row.ts';
import type { GroupStage } from './stages/group.ts';
import { parseStages } from './stages/parse.ts';
import { planned, runPlan, runStages, through, type Plan } from './stages/run.ts';
import type { Batches, Stage } from './stages/stage.ts';
import { writtenStages, type WrittenStage } from './stages/survey.ts';

/** A compiled pipeline. */
export interface Pipeline {
  /** `$out` or `$merge` at its end: it writes, and its cursor is empty. */
  readonly writes: boolean;
  /** Neither it nor what it begins with is for a transaction: it writes, or tells of the server instead of documents. */
  readonly isForTransactions: boolean;
  /** A leading `$changeStream`: its options, and the stages behind it for `compileChangePipeline`. */
  readonly changeStream?: { readonly options: Doc; readonly rest: readonly Value[] };
  /** What the collection is asked for; `undefined` when the first stage reads no documents. For explain. */
  readonly leading: Plan['source'];
  /** The stages that are left when the collection has answered, as the client wrote them. For explain. */
  readonly rest: readonly Doc[];
  /** The documents that come out, in handfuls. Nothing is read before the first of them is asked for. */
  run(host: PipelineHost): AsyncIterable<readonly Row[]>;
}

/** Compiles a pipeline; everything that can be refused before a document is read is refused here, with MongoDB's code. */
export function compilePipeline(value: Value, ns: Namespace, env: Environment): Pipeline {
  const written = writtenStages(value);
  if (written[0]?.name === '$changeStream') return changeStream(written);
  const stages = parseStages(written, ns, env);
  // Sources that need a collection refuse to be without one; all else reads from one.
  if (ns.coll === undefined && stages[0]?.isSource !== true)
    refuse(
      'InvalidNamespace',
      `{aggregate: 1} is not valid for '${written[0]?.name ?? 'an empty pipeline'}'; a collection is required.`,
    );
  const plan = planned(stages);
  return {
    writes: stages.at(-1)?.isWriter === true,
    isForTransactions: !stages.some(({ isSource, isWriter }) => isSource || isWriter),
    leading: plan.source,
    rest: written.slice(plan.pushed).map(asWritten),
    run: (host) => runStages([fitting], counted(plan, ns, env, host) ?? runPlan(plan, ns, env, host), host),
  };
}

/** What a document may have at most on its way to a client: 16 MB and 16 KB. */
const LARGEST = 16 * 1024 * 1024 + 16 * 1024;

const fitting: Stage = { name: 'result', run: (input) => fitted(input) };

/** Encodes what comes out. */
async function* fitted(input: Batches): Batches {
  for await (const batch of input) {
    for (const row of batch) {
      const others = step();
      if (others) await others;
      const encoding = row.encoded();
      if (encoding) await encoding;
      if (row.bytes.length > LARGEST)
        refuse(
          'BSONObjectTooLarge',
          `BSONObj size: ${row.bytes.length} is invalid. Size must be between 0 and ${LARGEST}`,
        );
    }
    yield batch;
  }
}

const asWritten = ({ name, spec }: WrittenStage): Doc => new Doc([name], [spec]);

function changeStream(written: readonly WrittenStage[]): Pipeline {
  const [first, ...rest] = written;
  const options = first?.spec;
  if (!(options instanceof Doc)) return refuse(50808, '$changeStream stage expects a document as argument.');
  return {
    writes: false,
    isForTransactions: false,
    changeStream: { options, rest: rest.map(asWritten) },
    leading: undefined,
    rest: [],
    run: () => refuse('InternalError', 'a change stream is not run as a pipeline'),
  };
}

/** `countDocuments` groups everything it finds only to count it: the collection can count without reading. */
function counted({ source, rest }: Plan, ns: Namespace, env: Environment, host: PipelineHost): Batches | undefined {
  const [first] = rest as readonly GroupStage[];
  const counts = first?.countsOnly;
  if (!source || !counts || source.sort) return undefined;
  const rows = async function* (): Batches {
    const count = await host.count(ns, { ...source, env });
    if (count === 0) return;
    const total = count <= 0x7fffffff ? new Int32(count) : BigInt(count);
    yield [
      Row.ofDoc(
        new Doc(['_id', ...counts.fields.map(({ name }) => name)], [counts.id, ...counts.fields.map(() => total)]),
      ),
    ];
  };
  return runStages(rest.slice(1), rows(), host);
}

/** Stages that are not allowed where no collection is must be readable there, to be refused for the right reason. */
const SOMEWHERE: Namespace = { db: 'somewhere', coll: 'some' };
const IN_UPDATES = ['$addFields', '$set', '$project', '$unset', '$replaceRoot', '$replaceWith'];
const IN_CHANGE_STREAMS = [...IN_UPDATES, '$match', '$redact'];

/** The pipeline form of an update. */
export function compileUpdatePipeline(stages: readonly Value[], env: Environment): DocumentChange {
  const written = writtenStages([...stages]);
  const steps = stepsOf(parseStages(written, SOMEWHERE, env, 'update'), written, IN_UPDATES, (name) =>
    refuse('InvalidOptions', `${name} is not allowed to be used within an update`),
  );
  return (document) => (through(Row.ofDoc(document), steps) as Row).doc;
}

/** The stages behind `$changeStream`. */
export interface ChangePipeline {
  /** The event as the client shall see it, or `undefined` when it is filtered out; throws when the resume token was changed. */
  apply(event: Doc): Doc | undefined;
}

export function compileChangePipeline(stages: readonly Value[], env: Environment): ChangePipeline {
  const written = writtenStages([...stages]);
  const steps = stepsOf(parseStages(written, SOMEWHERE, env, 'change'), written, IN_CHANGE_STREAMS, (name) =>
    refuse('IllegalOperation', `${name} is not permitted in a $changeStream pipeline`),
  );
  return {
    apply(event) {
      const seen = through(Row.ofDoc(event), steps)?.doc;
      if (seen && !equalValues(seen.field('_id'), event.field('_id'))) throw tokenLost();
      return seen;
    },
  };
}

function stepsOf(
  stages: readonly Stage[],
  written: readonly WrittenStage[],
  allowed: readonly string[],
  forbidden: (name: string) => never,
) {
  const wrong = written.find(({ name }) => !allowed.includes(name));
  if (wrong) forbidden(wrong.name);
  return stages.map((stage) => ('each' in stage ? stage.each : forbidden(stage.name)));
}

function tokenLost(): StoreError {
  return new StoreError(
    'ChangeStreamFatalError',
    'Encountered an event whose _id field, which contains the resume token, was modified by the pipeline. Modifying the _id field of an event makes it impossible to resume the stream from that point. Only transformations that retain the unmodified _id field are allowed.',
    { labels: ['NonResumableChangeStreamError'] },
  );
}
