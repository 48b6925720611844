import { Doc } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { FilterNode } from '../match/filter-node.ts';
import { compilePlainFilter } from '../match/plain-filter.ts';

/** The array filters of an update by identifier, and which of them its paths have used. */
export class ArrayFilters {
  readonly #tests = new Map<string, (element: Value) => boolean>();
  readonly #used = new Set<string>();

  constructor(filters: readonly Doc[]) {
    for (const filter of filters) this.#add(filter);
  }

  #add(filter: Doc): void {
    const compiled = compilePlainFilter(filter);
    const identifier = identifierOf(compiled.node);
    if (this.#tests.has(identifier)) {
      throw failed(`Found multiple array filters with the same top-level field name ${identifier}`);
    }
    this.#tests.set(identifier, (element) => compiled.matches(new Doc([identifier], [element])));
  }

  /** The test behind `$[identifier]` in a path; `$[]` takes every element. */
  testOf = (identifier: string, path: readonly string[]): ((element: Value) => boolean) => {
    if (identifier === '') return () => true;
    const test = this.#tests.get(identifier);
    if (test === undefined) {
      throw new StoreError(
        'BadValue',
        `No array filter found for identifier '${identifier}' in path '${path.join('.')}'`,
      );
    }
    this.#used.add(identifier);
    return test;
  };

  checkAllUsed(): void {
    for (const identifier of this.#tests.keys()) {
      if (!this.#used.has(identifier)) {
        throw failed(`The array filter for identifier '${identifier}' was not used in the update`);
      }
    }
  }
}

function identifierOf(node: FilterNode): string {
  const names = new Set<string>();
  collectNames(node, names);
  const [name, other] = names;
  if (name === undefined) throw failed('Cannot use an expression without a top-level field name in arrayFilters');
  if (other !== undefined) {
    throw failed(
      `Error parsing array filter :: caused by :: Expected a single top-level field name, found '${name}' and '${other}'`,
    );
  }
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
    throw new StoreError(
      'BadValue',
      `Error parsing array filter :: caused by :: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '${name}'`,
    );
  }
  return name;
}

function collectNames(node: FilterNode, into: Set<string>): void {
  if ('path' in node) into.add(node.path.split('.', 1)[0] ?? '');
  else if ('children' in node) for (const child of node.children) collectNames(child, into);
  else if ('child' in node) collectNames(node.child, into);
}

function failed(message: string): StoreError {
  return new StoreError('FailedToParse', message);
}
