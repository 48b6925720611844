import { z } from 'zod';
import { RequestFault, type Flaw } from './errors.ts';

/** @throws RequestFault that names every flaw. Past this point the types are true. */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RequestFault({
    kind: 'flawed-input',
    flaws: parsed.error.issues.slice(0, 20).map((issue) => flawOf(issue)),
  });
}

/** A query parameter that holds JSON, as Rocket.Chat's clients send `sort` and `query`. */
export function jsonText<S extends z.ZodType>(schema: S) {
  return z
    .string()
    .max(10_000)
    .transform((text, check): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        check.issues.push({ code: 'custom', message: 'must be valid JSON', input: text });
        return z.NEVER;
      }
    })
    .pipe(schema);
}

/** Says it in the words of JSON Schema's validators, which Rocket.Chat's clients and scripts know. */
function flawOf(issue: z.core.$ZodIssue): Flaw {
  const { path } = issue;
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && path.length > 0
        ? { path: path.slice(0, -1), problem: `must have required property '${String(path.at(-1))}'` }
        : { path, problem: `must be ${issue.expected === 'int' ? 'integer' : issue.expected}` };
    case 'unrecognized_keys':
      return { path, problem: 'must NOT have additional properties' };
    case 'invalid_value':
      return { path, problem: 'must be equal to one of the allowed values' };
    case 'too_big':
      return { path, problem: boundOf(issue.origin, 'most', Number(issue.maximum)) };
    case 'too_small':
      return { path, problem: boundOf(issue.origin, 'fewest', Number(issue.minimum)) };
    case 'invalid_union':
      return { path, problem: 'must match a schema in anyOf' };
    default:
      return { path, problem: issue.message };
  }
}

function boundOf(origin: string, side: 'most' | 'fewest', bound: number): string {
  if (origin === 'number' || origin === 'int') return `must be ${side === 'most' ? '<=' : '>='} ${bound}`;
  const rows = origin === 'array' || origin === 'set' ? 'items' : 'characters';
  return `must NOT have ${side === 'most' ? 'more' : 'fewer'} than ${bound} ${rows}`;
}
