import { Doc } from '../bson/values.ts';
import { diffDocuments } from './document-diff.ts';
import type { ArrayDiff, Diff, DocumentDiff } from './document-diff.ts';
import type { UpdateDescription } from './update-types.ts';

/**
 * Tells the difference of two versions of a document, as MongoDB does for pipeline updates: part by part where that is
 * shorter than the new value, else the value as a whole.
 * @returns undefined when telling it would take more than the new document: the change is then a replacement
 */
export function describeChange(before: Doc, after: Doc): UpdateDescription | undefined {
  const diff = diffDocuments(before, after);
  if (diff === undefined) return undefined;
  const description = { updatedFields: new Doc(), removedFields: [] as string[], truncatedArrays: [] as Truncated[] };
  describeDocument(diff, '', description);
  return description;
}

type Truncated = UpdateDescription['truncatedArrays'][number];

interface Described {
  readonly updatedFields: Doc;
  readonly removedFields: string[];
  readonly truncatedArrays: Truncated[];
}

function describe(diff: Diff, prefix: string, into: Described): void {
  if (diff.kind === 'array') describeArray(diff, prefix, into);
  else describeDocument(diff, prefix, into);
}

function describeDocument(diff: DocumentDiff, prefix: string, into: Described): void {
  for (const name of diff.removed) into.removedFields.push(prefix + name);
  for (const [name, value] of [...diff.updated, ...diff.inserted]) into.updatedFields.push(prefix + name, value);
  for (const [name, inner] of diff.inner) describe(inner, `${prefix}${name}.`, into);
}

function describeArray(diff: ArrayDiff, prefix: string, into: Described): void {
  if (diff.newSize !== undefined) into.truncatedArrays.push({ field: prefix.slice(0, -1), newSize: diff.newSize });
  for (const [index, change] of diff.changes) {
    if ('value' in change) into.updatedFields.push(prefix + index, change.value);
    else describe(change.inner, `${prefix}${index}.`, into);
  }
}
