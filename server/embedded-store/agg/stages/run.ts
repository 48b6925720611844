import { Doc } from '../../bson/values.ts';
import { inSpells } from '../../turns/spells.ts';
import { withImplied } from '../implied-equality.ts';
import type { Environment } from '../environment.ts';
import type { Namespace, PipelineHost, Source } from '../host.ts';
import { step, takeTurns } from '../../turns/in-turns.ts';
import { isSort } from './order.ts';
import type { Batches, RowStage, Stage } from './stage.ts';
import type { Row } from '../row.ts';

/** A pipeline cut in two: what the collection answers by itself, and what is done with it. */
export interface Plan {
  /** Undefined when the first stage makes its own rows. */
  readonly source: Omit<Source, 'env'> | undefined;
  readonly rest: readonly Stage[];
  /** How many stages are in `source`. */
  readonly pushed: number;
}

/** Takes `$match`, `$sort`, `$skip` and `$limit` off the beginning, as far as one query can answer them in that order. */
export function planned(stages: readonly Stage[]): Plan {
  if (stages[0]?.isSource) return { source: undefined, rest: stages, pushed: 0 };
  const filters: Doc[] = [];
  let [sort, skip, limit]: [Doc | undefined, number | undefined, number | undefined] = [
    undefined,
    undefined,
    undefined,
  ];
  let at = 0;
  for (; at < stages.length; at++) {
    const push = stages[at]?.push;
    const isCut = skip !== undefined || limit !== undefined;
    if (push?.kind === 'match' && !isCut) filters.push(push.filter);
    else if (push?.kind === 'sort' && !isCut && sort === undefined) sort = push.sort;
    else if (push?.kind === 'skip' && !isCut) skip = push.count;
    else if (push?.kind === 'limit' && limit === undefined) limit = push.count;
    else break;
  }
  const filter = filters.length === 1 ? (filters[0] as Doc) : conjunction(filters);
  const source = { filter, ...(sort && { sort }), ...(skip && { skip }), ...(limit && { limit }) };
  return { source, rest: limitedSorts(stages.slice(at)), pushed: at };
}

function conjunction(filters: readonly Doc[]): Doc {
  return filters.length === 0 ? new Doc() : Doc.of({ $and: [...filters] });
}

/** A sort that is followed by a limit need not keep all rows. */
function limitedSorts(stages: readonly Stage[]): Stage[] {
  return stages.map((stage, index) => {
    if (!isSort(stage)) return stage;
    let skipped = 0;
    for (const { push } of stages.slice(index + 1)) {
      if (push?.kind === 'limit') return stage.limited(skipped + push.count);
      if (push?.kind !== 'skip') break;
      skipped += push.count;
    }
    return stage;
  });
}

/** @param also a further filter, which the collection answers together with that of the pipeline */
export function runPlan(
  { source, rest }: Plan,
  ns: Namespace,
  env: Environment,
  host: PipelineHost,
  also?: Doc,
): Batches {
  if (!source) return runStages(rest, nothing(), host);
  const filter = withImplied(also ? conjunction([also, source.filter]) : source.filter, env);
  return runStages(rest, host.read(ns, { ...source, filter, env }), host);
}

async function* nothing(): Batches {
  yield* [];
}

/** Stages that look at single rows are run as one. */
export function runStages(stages: readonly Stage[], input: Batches, host: PipelineHost): Batches {
  let rows = whileWanted(input, host);
  let pending: RowStage[] = [];
  for (const stage of stages) {
    if ('each' in stage) pending.push(stage.each);
    else {
      rows = whileWanted(stage.run(mapped(rows, pending, host), host), host);
      pending = [];
    }
  }
  return mapped(rows, pending, host);
}

/** Stages can make many rows of few: what they were asked for may have been given up since. */
async function* whileWanted(input: Batches, host: PipelineHost): Batches {
  for await (const batch of input) {
    host.stopIfUnwanted();
    yield batch;
  }
}

function mapped(input: Batches, steps: readonly RowStage[], host: PipelineHost): Batches {
  return steps.length === 0 ? input : eachRow(input, steps, host);
}

async function* eachRow(input: Batches, steps: readonly RowStage[], host: PipelineHost): Batches {
  let current: Row | undefined;
  const evaluate = (): Row | undefined => current && through(current, steps);
  const goesOn = (): void => host.stopIfUnwanted();
  for await (const batch of input) {
    const made: Row[] = [];
    for (const row of batch) {
      const others = step();
      if (others) await others;
      current = row;
      const some = inSpells(evaluate, goesOn);
      const result = some instanceof Promise ? await some : some;
      if (result) made.push(result);
    }
    await takeTurns();
    yield made;
  }
}

export function through(row: Row, steps: readonly RowStage[]): Row | undefined {
  let current: Row | undefined = row;
  for (let i = 0; current && i < steps.length; i++) current = (steps[i] as RowStage)(current);
  return current;
}
