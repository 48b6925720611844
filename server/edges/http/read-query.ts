import { RequestFault } from './errors.ts';

type Fields = Record<string, string | string[]>;

/**
 * Flat fields only: a name given twice, or ending in `[]`, is a list. Nested names (`a[$ne]`) are how operators get into
 * queries elsewhere; they are refused, not ignored, so that nobody believes they had an effect.
 */
export function readForm(given: URLSearchParams): Fields {
  const fields = new Map<string, string[]>();
  const lists = new Set<string>();
  for (const [key, value] of given) {
    const name = key.endsWith('[]') ? key.slice(0, -2) : key;
    if (/[[\]$]/.test(name) || name === '__proto__') {
      throw new RequestFault({ kind: 'flawed-input', flaws: [{ path: [key], problem: 'must be a plain name' }] });
    }
    if (key.endsWith('[]')) lists.add(name);
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return Object.fromEntries(
    [...fields].map(([name, values]) => [name, values.length === 1 && !lists.has(name) ? (values[0] ?? '') : values]),
  );
}
