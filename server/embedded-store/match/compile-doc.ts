import { Doc } from '../bson/values.ts';
import type { Missing, Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { once } from '../turns/spells.ts';
import type { FilterNode, MatchEnv } from './filter-node.ts';
import { leafTest } from './leaf-test.ts';
import { opensArrays } from './leaf-node.ts';
import { arrayAsDoc, cutPath, reach } from './reach.ts';

/** Where a match was found in an array, for the positional operator; the last one that was found counts. */
export interface Found {
  index: number | undefined;
}

export type DocTest = (document: Doc, found: Found | undefined) => boolean;

/** Compiles a filter into a function of decoded documents. */
export function compileDoc(node: FilterNode, env: MatchEnv): DocTest {
  switch (node.op) {
    case 'and': {
      const tests = node.children.map((child) => compileDoc(child, env));
      return (document, found) => tests.every((test) => test(document, found));
    }
    case 'or': {
      const tests = node.children.map((child) => compileDoc(child, env));
      return (document, found) => tests.some((test) => test(document, found));
    }
    case 'nor': {
      const tests = node.children.map((child) => compileDoc(child, env));
      return (document) => !tests.some((test) => test(document, undefined));
    }
    case 'not': {
      const test = compileDoc(node.child, env);
      return (document) => !test(document, undefined);
    }
    case 'elemMatchObject':
    case 'elemMatchValue':
      return elemMatch(node.path, elementTest(node, env));
    case 'always':
      return () => node.truth;
    case 'schema':
      return (document) => node.test(document);
    case 'sampleRate':
      return () => once(Math.random) < node.share;
    case 'expr':
    case 'text':
    case 'geoNear':
      return wholeDocument(node, env);
    default:
      return leaf(cutPath(node.path), opensArrays(node), leafTest(node));
  }
}

/** What is asked of the document as a whole, by those that were handed in. */
function wholeDocument(
  node: Extract<FilterNode, { op: 'expr' | 'text' | 'geoNear' }>,
  env: MatchEnv,
): (document: Doc) => boolean {
  if (node.op === 'expr') {
    if (env.compileExpression === undefined) throw new StoreError('BadValue', '$expr is not allowed in this context');
    return env.compileExpression(node.expression);
  }
  if (node.op === 'geoNear') {
    throw new StoreError('NoQueryExecutionPlans', 'unable to find index for $geoNear query');
  }
  if (env.textMatch === undefined) throw new StoreError('IndexNotFound', 'text index required for $text query');
  return env.textMatch(node);
}

function leaf(path: readonly string[], opens: boolean, test: (value: Value | Missing) => boolean): DocTest {
  return (document, found) =>
    reach(document, path, 0, opens, (value, index) => {
      if (!test(value)) return false;
      if (found !== undefined && index !== undefined) found.index = index;
      return true;
    });
}

/** `$elemMatch` looks at arrays only, and does not open arrays inside them. */
function elemMatch(dotted: string, test: (value: Value) => boolean): DocTest {
  const path = cutPath(dotted);
  return (document, found) =>
    reach(document, path, 0, false, (value, index) => {
      if (!Array.isArray(value)) return false;
      const at = value.findIndex(test);
      if (at < 0) return false;
      if (found !== undefined) found.index = index ?? at;
      return true;
    });
}

/** The test of one element under `$elemMatch`. */
function elementTest(
  node: Extract<FilterNode, { op: 'elemMatchObject' | 'elemMatchValue' }>,
  env: MatchEnv,
): (element: Value) => boolean {
  if (node.op === 'elemMatchValue') return compileValue(node.child, env);
  const test = compileDoc(node.child, env);
  return (element) => {
    if (element instanceof Doc) return test(element, undefined);
    return Array.isArray(element) && test(arrayAsDoc(element), undefined);
  };
}

/** Compiles what is asked of one value itself; arrays are not opened. */
function compileValue(node: FilterNode, env: MatchEnv): (value: Value) => boolean {
  switch (node.op) {
    case 'and': {
      const tests = node.children.map((child) => compileValue(child, env));
      return (value) => tests.every((test) => test(value));
    }
    case 'or': {
      const tests = node.children.map((child) => compileValue(child, env));
      return (value) => tests.some((test) => test(value));
    }
    case 'nor': {
      const tests = node.children.map((child) => compileValue(child, env));
      return (value) => !tests.some((test) => test(value));
    }
    case 'not': {
      const test = compileValue(node.child, env);
      return (value) => !test(value);
    }
    case 'elemMatchObject':
    case 'elemMatchValue': {
      const test = elementTest(node, env);
      return (value) => Array.isArray(value) && value.some(test);
    }
    case 'always':
      return () => node.truth;
    case 'expr':
    case 'text':
    case 'geoNear':
    case 'schema':
    case 'sampleRate':
      return () => false;
    default:
      return leafTest(node);
  }
}
