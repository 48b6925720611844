import { decode } from '../../bson/decode.ts';
import { encode } from '../../bson/encode.ts';
import { PartialDocument } from '../../bson/partial-document.ts';
import { Doc, Int32, type Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Query } from '../../plan/index.ts';
import { MAX_DOCUMENT_BYTES } from '../../wire/limits.ts';
import type { CommandContext } from '../command.ts';
import type { Environment } from '../../agg/index.ts';
import { filterOf } from '../compile.ts';
import type { ApplyContext, CompiledUpdate, UpdateDescription } from '../../update/update-types.ts';
import { checkUpsertFilter } from '../../update/upsert.ts';
import type { Change } from './find-targets.ts';
import { Foresight, type Made } from './foresight.ts';
import { newDocumentOf } from './new-document.ts';
import { applyContext, compileUpdate, upsertDocument } from './update-compiler.ts';

/** What became of one document. */
export type Updated =
  | { kind: 'updated'; before: Uint8Array; after: Uint8Array; changed: boolean }
  | { kind: 'inserted'; id: Value; after: Uint8Array };

/** The parts that update and findAndModify share. */
export interface UpdateRequest {
  ns: string;
  filter: Doc;
  update: Value;
  many: boolean;
  upsert: boolean;
  arrayFilters: Doc[] | undefined;
  env: Environment;
  /** What to insert when nothing is found, instead of what the update would make. */
  supplied?: Doc | undefined;
  query: Omit<Query, 'filter'>;
}

/** Compiles an update statement. @throws StoreError for a filter or update that is none */
export function updateChange(context: CommandContext, request: UpdateRequest): Change<Updated> {
  const { ns, many, env, supplied } = request;
  // Where both are wrong, it is the update that is told.
  const update = compileUpdate(request.update, env, request.arrayFilters);
  if (many && update.kind === 'replacement') {
    throw new StoreError('FailedToParse', 'multi update is not supported for replacement-style update');
  }
  const filter = filterOf(request.filter, env, context.engine.store.find(ns));
  if (request.upsert) checkUpsertFilter(filter.node);
  const applying = applyContext(context.engine.log, env.now, filter);
  const foresight = new Foresight(
    request.update,
    update.touches,
    (before) => update.apply(before, applying),
    () => upsertDocument(filter, update, applying),
  );
  return {
    ns,
    many,
    query: { ...request.query, filter },
    foresight,
    apply(writer, collection, hit): Updated {
      const { before, applied, after } = foresight.of(hit.bytes) ?? madeOf(hit.bytes, update, applying);
      if (!applied.changed) return { kind: 'updated', before: hit.bytes, after: hit.bytes, changed: false };
      demandSize(after);
      writer.replace(collection, hit, before.get('_id'), after, descriptionOf(applied.description));
      return { kind: 'updated', before: hit.bytes, after, changed: true };
    },
    upsert: request.upsert
      ? (writer, collection): Updated => {
          const made =
            foresight.insertion ?? newDocumentOf(supplied?.clone() ?? upsertDocument(filter, update, applying));
          writer.insert(collection, made.id, made.bytes);
          return { kind: 'inserted', id: made.id, after: made.bytes };
        }
      : undefined,
  };
}

/** What the update makes of a stored document, at a stretch. */
function madeOf(bytes: Buffer, update: CompiledUpdate, applying: ApplyContext): Made {
  const partly = update.touches && PartialDocument.read(bytes, update.touches);
  const before = partly ? partly.toDoc() : decode(bytes);
  const applied = update.apply(before, applying);
  if (!applied.changed) return { before, applied, after: bytes };
  return { before, applied, after: partly ? partly.with(applied.document) : encode(applied.document) };
}

function demandSize(after: Uint8Array): void {
  if (after.length <= MAX_DOCUMENT_BYTES) return;
  throw new StoreError(17419, `Resulting document after update is larger than ${MAX_DOCUMENT_BYTES}`);
}

/** As change events show it. */
function descriptionOf(description: UpdateDescription | undefined): Doc | undefined {
  if (!description) return undefined;
  const truncated = description.truncatedArrays.map(({ field, newSize }) =>
    Doc.of({ field, newSize: new Int32(newSize) }),
  );
  return Doc.of({
    updatedFields: description.updatedFields,
    removedFields: [...description.removedFields],
    truncatedArrays: truncated,
  });
}
