import { bareEnvironment } from '../../agg/index.ts';
import { compileTest } from '../../agg/expression.ts';
import { decode } from '../../bson/decode.ts';
import { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { compileFilter } from '../../match/compile-filter.ts';
import type { CompiledFilter, FilterNode } from '../../match/filter-node.ts';
import type { Arguments } from '../arguments.ts';
import { demandModest } from '../modest.ts';
import type { Collection } from '../../store/collection.ts';

const compiled = new WeakMap<Doc, CompiledFilter>();

/**
 * @param before what it was, where it is changed: `moderate` lets what did not meet the validator stay as it is
 * @throws StoreError when the collection has a validator that the document does not meet
 */
export function demandValid({ options }: Collection, bytes: Uint8Array, before?: Uint8Array): void {
  if (options.size === 0) return;
  const validator = options.get('validator');
  if (!(validator instanceof Doc) || validator.size === 0 || options.get('validationAction') === 'warn') return;
  const level = options.get('validationLevel');
  const filter = filterOf(validator);
  if (level === 'off' || filter.matchesRaw(bytes)) return;
  if (level === 'moderate' && before && !filter.matchesRaw(before)) return;
  const errInfo = Doc.of({ failingDocumentId: decode(bytes).get('_id'), details: validator });
  throw new StoreError(121, 'Document failed validation', { extra: Doc.of({ errInfo }) });
}

function filterOf(validator: Doc): CompiledFilter {
  let filter = compiled.get(validator);
  if (!filter) {
    filter = compileFilter(validator, { compileExpression: (value) => compileTest(value, bareEnvironment()) });
    compiled.set(validator, filter);
  }
  return filter;
}

const LEVELS = ['off', 'strict', 'moderate'];
const ACTIONS = ['error', 'warn'];

const INTERNAL_DATABASES = new Set(['admin', 'config', 'local']);

/** What `create` and `collMod` say of validation of a collection. @throws StoreError for what they cannot say */
export function demandValidation(args: Arguments, ns: string): void {
  const validator = args.document('validator');
  if (validator && validator.size > 0) {
    demandModest(validator, 'validator');
    demandValidator(validator, ns);
  }
  demandOneOf(args, 'validationLevel', LEVELS);
  demandOneOf(args, 'validationAction', ACTIONS);
}

function demandValidator(validator: Doc, ns: string): void {
  const [db = '', collection = ''] = ns.split('.');
  if (collection === 'system' || INTERNAL_DATABASES.has(db)) {
    throw new StoreError('InvalidOptions', `Document validators are not allowed on collection ${ns}`);
  }
  if (searches(filterOf(validator).node)) {
    throw new StoreError('BadValue', '$text and $near are not allowed in a validator');
  }
}

/** Asks for what only an index can answer. */
function searches(node: FilterNode): boolean {
  if (node.op === 'text' || node.op === 'geoNear') return true;
  if ('children' in node) return node.children.some(searches);
  return 'child' in node && searches(node.child);
}

function demandOneOf(args: Arguments, field: string, values: readonly string[]): void {
  const value = args.string(field);
  if (value === undefined || values.includes(value)) return;
  throw new StoreError('BadValue', `Enumeration value '${value}' for field '${field}' is not a valid value.`);
}
