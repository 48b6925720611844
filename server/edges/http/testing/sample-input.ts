import { z } from 'zod';

type Place = readonly (string | number)[];

interface Shape {
  readonly type?: string;
  readonly anyOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape;
  readonly minItems?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

/** Texts of the kinds that our schemas ask for; the first that fits is taken. */
const texts = [
  'GENERAL',
  'https://example.org/page',
  '2026-01-02T03:04:05Z',
  '1',
  '{}',
  '/picture.png',
  'zoe@example.org',
  '0'.repeat(64),
];

/** Every place of an input where a text may stand, e.g. `['message', 'rid']`; `0` stands for any row of a list. */
export function textPlaces(schema: z.ZodType): Place[] {
  return unique(placesIn(shapeOf(schema)));
}

/** A valid input that has this place, and beside it only what must be there. */
export function sampleWith(schema: z.ZodType, place: Place): unknown {
  const shape = shapeOf(schema);
  const chosen = new Map<string, number>();
  for (let tries = 0; tries < texts.length * 4; tries += 1) {
    const leaves: Place[] = [];
    const sample = build(shape, place, [], (leaf) => {
      leaves.push(leaf);
      return texts[chosen.get(leaf.join('/')) ?? 0] ?? '';
    });
    const parsed = schema.safeParse(sample);
    if (parsed.success) return sample;
    for (const leaf of leaves.filter((one) => parsed.error.issues.some(({ path }) => begins(one, path)))) {
      chosen.set(leaf.join('/'), ((chosen.get(leaf.join('/')) ?? 0) + 1) % texts.length);
    }
  }
  throw new Error(`No sample for ${place.join('.')} of ${JSON.stringify(shape)}`);
}

/** A copy of an input with another value at that place. */
export function withValue(input: unknown, [step, ...rest]: Place, value: unknown): unknown {
  if (step === undefined) return value;
  if (Array.isArray(input)) return input.map((row, index) => (index === step ? withValue(row, rest, value) : row));
  const held = input as Record<string, unknown>;
  return { ...held, [step]: withValue(held[step], rest, value) };
}

function shapeOf(schema: z.ZodType): Shape {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
}

function placesIn(shape: Shape): Place[] {
  if (shape.anyOf !== undefined) return shape.anyOf.flatMap(placesIn);
  if (shape.properties !== undefined) {
    return Object.entries(shape.properties).flatMap(([name, one]) => placesIn(one).map((place) => [name, ...place]));
  }
  if (shape.type === 'array') return placesIn(shape.items ?? {}).map((place) => [0, ...place]);
  return shape.type === 'string' ? [[]] : [];
}

function build(shape: Shape, wanted: Place, at: Place, text: (leaf: Place) => string): unknown {
  if (shape.anyOf !== undefined) {
    const key = wanted.join('/');
    const branch = shape.anyOf.find((one) => placesIn(one).some((place) => place.join('/') === key)) ?? shape.anyOf[0];
    return build(branch ?? {}, wanted, at, text);
  }
  if (shape.const !== undefined) return shape.const;
  if (shape.enum !== undefined) return shape.enum[0];
  if (shape.type === 'object') {
    const names = Object.keys(shape.properties ?? {}).filter(
      (name) => name === wanted[0] || shape.required?.includes(name) === true,
    );
    return Object.fromEntries(
      names.map((name) => [
        name,
        build(shape.properties?.[name] ?? {}, name === wanted[0] ? wanted.slice(1) : [], [...at, name], text),
      ]),
    );
  }
  if (shape.type === 'array') {
    const rows = wanted[0] === 0 || (shape.minItems ?? 0) > 0;
    return rows ? [build(shape.items ?? {}, wanted.slice(1), [...at, 0], text)] : [];
  }
  if (shape.type === 'string') return text(at);
  return shape.type === 'boolean' ? true : shape.type === 'null' ? null : 1;
}

function begins(leaf: Place, path: readonly PropertyKey[]): boolean {
  return path.every((step, index) => leaf[index] === undefined || String(leaf[index]) === String(step));
}

function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [place.join('/'), place])).values()];
}
