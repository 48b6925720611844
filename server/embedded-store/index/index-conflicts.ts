import { equalValues } from '../bson/compare.ts';
import { Doc } from '../bson/doc.ts';
import { StoreError } from '../errors.ts';
import type { CollectionState } from '../store/collection-state.ts';
import { showDoc } from './show-value.ts';

/** What tells one index from another; two that are alike in these cannot stand side by side. */
const SIGNATURE = ['key', 'partialFilterExpression', 'unique', 'sparse', 'wildcardProjection'];
/** What does not make an index another one. */
const ASIDE = new Set([...SIGNATURE, 'v', 'name', 'background', 'hidden', 'textIndexVersion', '2dsphereIndexVersion']);

/**
 * Whether the collection has this very index.
 * @throws StoreError when it has one of that name or kind that is not the same
 */
export function hasIndex(collection: CollectionState, spec: Doc): boolean {
  const sameName = collection.indexes.find((index) => index.name === spec.get('name'));
  if (sameName !== undefined) {
    if (!isEquivalent(sameName.spec, spec)) {
      throw new StoreError(
        'IndexKeySpecsConflict',
        `An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. ${both(spec, sameName.spec)}`,
      );
    }
    if (isIdentical(sameName.spec, spec)) return true;
    throw conflict(
      `An equivalent index already exists with the same name but different options. ${both(spec, sameName.spec)}`,
    );
  }
  const sameKind = collection.indexes.find((index) => isEquivalent(index.spec, spec));
  if (sameKind !== undefined) throw conflict(`Index already exists with a different name: ${sameKind.name}`);
  const words = isText(spec) && collection.indexes.find((index) => index.kind === 'text');
  if (!words) return false;
  throw new StoreError(
    'CannotCreateIndex',
    `only one text index per collection allowed, found existing text index "${words.name}"`,
  );
}

function isEquivalent(a: Doc, b: Doc): boolean {
  return SIGNATURE.every((option) => equalValues(said(a, option), said(b, option)));
}

function isIdentical(a: Doc, b: Doc): boolean {
  const options = new Set([...a.names, ...b.names]);
  return [...options].every((option) => ASIDE.has(option) || equalValues(said(a, option), said(b, option)));
}

/** A flag that is not there says no. */
function said(spec: Doc, option: string): ReturnType<Doc['get']> {
  return spec.get(option) ?? (option === 'unique' || option === 'sparse' ? false : null);
}

function isText(spec: Doc): boolean {
  const key = spec.get('key');
  return key instanceof Doc && key.values.includes('text');
}

function both(requested: Doc, existing: Doc): string {
  return `Requested index: ${showDoc(requested)}, existing index: ${showDoc(existing)}`;
}

function conflict(message: string): StoreError {
  return new StoreError('IndexOptionsConflict', message);
}
