import { Doc } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import type { TextIndexSpec } from './text-types.ts';

/** A string of a document that a text index covers, with the weight of its field. */
export interface IndexedString {
  readonly text: string;
  readonly weight: number;
}

const EVERYWHERE = '$**';

/** The strings that a text index sees in a document: in the fields that it names, arrays and documents in arrays included. */
export function indexedStrings(document: Doc, spec: TextIndexSpec): IndexedString[] {
  const found: IndexedString[] = [];
  const everywhere = spec.weights.get(EVERYWHERE);
  visitFields(document, '', (path, text) => {
    const weight = spec.weights.get(path) ?? everywhere;
    if (weight !== undefined) found.push({ text, weight });
  });
  return found;
}

function visitFields(document: Doc, prefix: string, visit: (path: string, text: string) => void): void {
  for (const [index, name] of document.names.entries()) visitValue(document.values[index], prefix + name, visit);
}

function visitValue(value: Value, path: string, visit: (path: string, text: string) => void): void {
  if (typeof value === 'string') visit(path, value);
  else if (value instanceof Doc) visitFields(value, `${path}.`, visit);
  else if (Array.isArray(value)) for (const element of value) visitValue(element, path, visit);
}
