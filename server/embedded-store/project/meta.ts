import { MISSING } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { Computed } from './projection-tree.ts';
import type { MetaName } from './projection-types.ts';

/** `{$meta: 'textScore'}` and its like. @throws StoreError 17308 for what is not kept */
export function metaValue(argument: Value): { readonly need: MetaName; readonly value: Computed } {
  if (typeof argument !== 'string') throw new StoreError(17307, 'Argument to $meta must be a string');
  switch (argument) {
    case 'textScore':
      return { need: 'textScore', value: (_document, meta) => meta.textScore ?? MISSING };
    case 'recordId':
      return { need: 'recordId', value: (_document, meta) => meta.recordId ?? MISSING };
    case 'sortKey':
      return {
        need: 'sortKey',
        value: (_document, meta) => (meta.sortKey === undefined ? MISSING : [...meta.sortKey]),
      };
    case 'indexKey':
      return { need: 'indexKey', value: (_document, meta) => meta.indexKey ?? MISSING };
    case 'geoNearDistance':
    case 'geoNearPoint':
      throw new StoreError(40218, `query requires ${argument} metadata, but it is not available`);
    case 'randVal':
    case 'searchScore':
    case 'searchHighlights':
      return { need: 'recordId', value: () => MISSING };
    default:
      throw new StoreError(17308, `Unsupported argument to $meta: ${argument}`);
  }
}
