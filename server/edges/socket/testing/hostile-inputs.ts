import { z } from 'zod';
import type { MethodName } from '../../../contracts/methods.ts';
import { methodInputs } from '../../../contracts/methods.ts';

/** As much of JSON Schema as our inputs come to. https://json-schema.org/draft/2020-12 */
interface Schema {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly additionalProperties?: Schema | boolean;
}

/** What somebody may put where a text, a number or a list belongs, to be taken for a query or to break what reads it. */
export const operators: readonly unknown[] = [
  { $ne: 1 },
  { $gt: '' },
  { $regex: '^a' },
  { $where: 'sleep(1000)' },
  { toString: 'x' },
  JSON.parse('{"__proto__": {"admin": true}}'),
  [],
  ['a'],
  [{ $ne: null }],
  null,
];
const byType: Readonly<Record<string, readonly unknown[]>> = {
  string: [...operators, 1, true],
  integer: [...operators, '1', 1.5, true],
  boolean: [...operators, 'true', 1],
  array: [...operators.filter((value) => !Array.isArray(value)), [[]], 'a', 1, true],
  object: [...operators.filter((value) => value === null || Array.isArray(value)), 'a', 1, true],
};

/** Texts that mean something to some reader of texts: they are texts all the same. */
export const trickyTexts: readonly string[] = [
  '{"$ne":1}',
  'a[$ne]=1',
  '$where',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  'a\u0000b',
  '\ud800',
  '🦜'.repeat(30),
  "'; DROP TABLE users; --",
];

export interface HostileInput {
  readonly what: string;
  readonly input: unknown;
}

/** An input that fits, with every optional field there; one for each alternative. */
export function fittingInputs(name: MethodName, ids: Readonly<Record<string, string>> = {}): readonly unknown[] {
  return samples(schemaOf(name), '', ids);
}

/** Every place of every fitting input, held by everything that does not belong there. */
export function wrongInputs(name: MethodName): readonly HostileInput[] {
  const nullable = Object.entries(schemaOf(name).properties ?? {}).filter(([, { anyOf }]) =>
    anyOf?.some(({ type }) => type === 'null'),
  );
  const mayBe = new Set(nullable.map(([field]) => `${field} = null`));
  return fittingInputs(name)
    .flatMap((input) => replaced(input, '', byTypeOf))
    .filter(({ what }) => !mayBe.has(what));
}

/** Every text of every fitting input, replaced by texts that may or may not fit. */
export function trickyInputs(name: MethodName): readonly HostileInput[] {
  return fittingInputs(name).flatMap((input) =>
    replaced(input, '', (value) => (typeof value === 'string' ? trickyTexts : [])),
  );
}

function schemaOf(name: MethodName): Schema {
  return z.toJSONSchema(methodInputs[name], { io: 'input', unrepresentable: 'any' }) as Schema;
}

function samples(schema: Schema, field: string, ids: Readonly<Record<string, string>>): readonly unknown[] {
  if (schema.anyOf !== undefined) return schema.anyOf.flatMap((one) => samples(one, field, ids));
  return [sample(schema, field, ids)];
}

function sample(schema: Schema, field: string, ids: Readonly<Record<string, string>>): unknown {
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case 'object': {
      const given = Object.entries(schema.properties ?? {}).map(([name, one]) => [name, samples(one, name, ids)[0]]);
      const open = typeof schema.additionalProperties === 'object';
      return Object.fromEntries(open ? [...given, [ids[field] ?? 'nobody', 1]] : given);
    }
    case 'array':
      return [sample(schema.items ?? {}, field, ids)];
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, 1);
    case 'boolean':
      return true;
    default:
      return ids[field] ?? 'nobody';
  }
}

function byTypeOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return byType['array'] ?? [];
  return byType[typeof value === 'number' ? 'integer' : typeof value] ?? [];
}

function replaced(value: unknown, path: string, by: (value: unknown) => readonly unknown[]): readonly HostileInput[] {
  const here = by(value).map((input) => ({ what: `${path || 'input'} = ${JSON.stringify(input)}`, input }));
  if (typeof value !== 'object' || value === null) return here;
  const below = Object.entries(value).flatMap(([key, inner]) =>
    replaced(inner, path === '' ? key : `${path}.${key}`, by).map(({ what, input }) => ({
      what,
      input: Array.isArray(value) ? [input] : { ...value, [key]: input },
    })),
  );
  return [...here, ...below];
}
