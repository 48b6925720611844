import { Doc, typeName } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { ArrayFilters } from './array-filters.ts';
import type { Modifier } from './modifier.ts';
import { modifierParsers } from './operators/index.ts';
import type { UpdateEnv } from './update-types.ts';
import { isDynamic, updatePath } from './update-path.ts';
import { TreeBuilder } from './update-tree.ts';
import type { ObjectNode } from './update-tree.ts';

/** Reads `{$set: {…}, $inc: {…}, …}` into one tree of paths. */
export function parseUpdateOperators(update: Doc, env: UpdateEnv): ObjectNode {
  const filters = new ArrayFilters(env.arrayFilters ?? []);
  const tree = new TreeBuilder(filters.testOf);
  for (const [name, fields] of update) {
    for (const [path, operand] of fieldsOf(name, fields)) {
      if (name === '$rename') addRename(path, operand, tree);
      else tree.add(updatePath(path), { kind: 'modifier', modifier: modifierOf(name, operand, path) });
    }
  }
  filters.checkAllUsed();
  return tree.finish();
}

function fieldsOf(name: string, fields: Value): Doc {
  if (name !== '$rename' && !Object.hasOwn(modifierParsers, name)) {
    throw failed(
      `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
    );
  }
  if (fields instanceof Doc) return fields;
  throw failed(
    `Modifiers operate on fields but we found type ${typeName(fields)} instead. For example: {$mod: {<field>: ...}}`,
  );
}

function modifierOf(name: string, operand: Value, path: string): Modifier {
  const parser = modifierParsers[name];
  if (parser === undefined) throw failed(`Unknown modifier: ${name}`);
  return parser(operand, path);
}

function addRename(from: string, operand: Value, tree: TreeBuilder): void {
  if (typeof operand !== 'string') throw bad(`The 'to' field for $rename must be a string: ${from}`);
  const source = updatePath(from);
  const target = updatePath(operand);
  if (source.some(isDynamic)) throw bad(`The source field for $rename may not be dynamic: ${from}`);
  if (target.some(isDynamic)) throw bad(`The destination field for $rename may not be dynamic: ${operand}`);
  if (from === operand) throw bad(`The source and target field for $rename must differ: ${from}`);
  if (operand.startsWith(`${from}.`) || from.startsWith(`${operand}.`)) {
    throw bad(`The source and target field for $rename must not be on the same path: ${from}: "${operand}"`);
  }
  tree.add(source, { kind: 'reserved' });
  tree.add(target, { kind: 'rename', source });
}

function bad(message: string): StoreError {
  return new StoreError('BadValue', message);
}

function failed(message: string): StoreError {
  return new StoreError('FailedToParse', message);
}
