import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import type { Doc } from '../bson/values.ts';
import { compute, exclude, include } from './apply-projection.ts';
import { parseProjection } from './parse-projection.ts';
import type { ParsedProjection } from './parse-projection.ts';
import { applyPositional } from './positional.ts';
import { makesFields } from './projection-tree.ts';
import type { CompiledProjection, ProjectEnv, ProjectionMeta } from './projection-types.ts';
import { spliceProjection } from './raw-projection.ts';
import { applySlice } from './slice.ts';

const NO_META: ProjectionMeta = {};

/**
 * Compiles the projection of a `find` or `findAndModify`.
 * @throws StoreError with MongoDB's code for what is none
 */
export function compileProjection(projection: Doc, env: ProjectEnv = {}): CompiledProjection {
  const parsed = parseProjection(projection, env);
  const project = projector(parsed, env);
  const covers = coveredBy(parsed);
  return {
    needs: parsed.needs,
    evaluates: makesFields(parsed.root),
    ...(covers !== undefined && { covers }),
    project: (document, meta = NO_META) => project(document, meta),
    projectRaw: isPlain(parsed)
      ? (bytes) => spliceProjection(bytes, parsed.root, parsed.mode)
      : (bytes, meta = NO_META) => encode(project(decode(bytes), meta)),
  };
}

function projector(parsed: ParsedProjection, env: ProjectEnv): (document: Doc, meta: ProjectionMeta) => Doc {
  const { mode, root, slices, positional } = parsed;
  const makes = makesFields(root);
  return (document, meta) => {
    let result = mode === 'include' ? include(document, root) : exclude(document, root);
    if (makes) result = compute(result, root, document, meta);
    for (const slice of slices) result = applySlice(result, slice);
    return positional === undefined
      ? result
      : applyPositional(result, positional, () => env.filter?.positionAsWritten(document));
  };
}

/** Fields stay or go, and that is all. */
function isPlain({ root, slices, positional }: ParsedProjection): boolean {
  return slices.length === 0 && positional === undefined && !makesFields(root);
}

function coveredBy(parsed: ParsedProjection): readonly string[] | undefined {
  if (parsed.mode !== 'include' || !isPlain(parsed) || parsed.root.children.size > 0) return undefined;
  return [...parsed.root.leaves];
}
