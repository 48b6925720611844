import type { Doc, Timestamp, Value } from '../bson/values.ts';
import type { CompiledFilter } from '../match/filter-node.ts';

/** How a change stream tells a change: dotted paths, in the order in which MongoDB names them. */
export interface UpdateDescription {
  readonly updatedFields: Doc;
  readonly removedFields: readonly string[];
  readonly truncatedArrays: readonly { readonly field: string; readonly newSize: number }[];
}

export interface UpdateEnv {
  readonly arrayFilters?: readonly Doc[];
  /** Compiles a pipeline update (`$set`, `$unset`, `$replaceWith`, …) into a function of one document; the aggregation's is handed in. */
  readonly compilePipeline?: (stages: readonly Value[]) => (document: Doc) => Doc;
}

/** What differs from document to document while one compiled update is applied. */
export interface ApplyContext {
  /** For `$currentDate`. */
  readonly now: Date;
  /** The store's own clock, for `$currentDate` with timestamps and for empty timestamps in replacements. */
  readonly timestamp?: () => Timestamp;
  /** The filter that selected the document; asked for its array position only when the update uses `$`. */
  readonly filter?: CompiledFilter;
  /** True while the document is made by an upsert: `$setOnInsert` counts, and `_id` may be given. */
  readonly inserting?: boolean;
}

export interface Applied {
  /** The new document, or the very same object when nothing changed. */
  readonly document: Doc;
  readonly changed: boolean;
  /** Absent when nothing changed, and when the document was replaced as a whole: the change stream then tells a `replace`. */
  readonly description?: UpdateDescription;
}

export interface CompiledUpdate {
  readonly kind: 'operators' | 'replacement' | 'pipeline';
  /** The only top-level fields that it looks at or changes, with `_id`; absent where that may be any. */
  readonly touches?: ReadonlySet<string> | undefined;
  /** @throws StoreError with MongoDB's code for what the document does not allow. The document given is left untouched. */
  apply(document: Doc, context: ApplyContext): Applied;
}
