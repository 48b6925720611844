import { BSONRegExp, Doc, typeName, type Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';

/** @throws StoreError for what cannot be an `_id` */
export function demandStorableId(id: Value): void {
  if (Array.isArray(id) || id === undefined || id instanceof BSONRegExp) {
    throw new StoreError(53, `The '_id' value cannot be of type ${typeName(id)}`);
  }
  if (id instanceof Doc) demandPlainNames(id);
}

/** However deep: no name begins with `$`, but for those of a reference. */
function demandPlainNames(value: Doc | readonly Value[]): void {
  if (value instanceof Doc) {
    const dollar = value.names.find((name, index) => name.startsWith('$') && !isOfReference(value, index));
    if (dollar !== undefined) {
      throw new StoreError(
        'DollarPrefixedFieldName',
        `_id fields may not contain '$'-prefixed fields: ${dollar} is not valid for storage.`,
      );
    }
  }
  const inner = value instanceof Doc ? value.values : value;
  for (const child of inner) if (child instanceof Doc || Array.isArray(child)) demandPlainNames(child);
}

const REFERENCE = ['$ref', '$id', '$db'];

/** A reference begins with the name of its collection, then the `_id` there, then perhaps the name of its database. */
function isOfReference({ names, values }: Doc, index: number): boolean {
  if (names[index] !== REFERENCE[index]) return false;
  const isNamed = names[0] === '$ref' && typeof values[0] === 'string' && names[1] === '$id';
  return isNamed && (index < 2 || typeof values[2] === 'string');
}
