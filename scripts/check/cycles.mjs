import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { parseSync } from '@swc/core';
import { filesBelow } from '../prepare/files-below.mjs';

/**
 * Finds files that need each other to load. Types may well refer to each other in circles: they are gone when the
 * program runs, and `import type` marks them (dependency-cruiser can't tell the two apart without TypeScript's own
 * parser, so this check is ours).
 * @param {string} root
 * @returns {{ ok: boolean, output: string }}
 */
export function judgeCycles(root) {
  const files = filesBelow(root, ['server', 'client']).filter((path) => /(?<!\.(test|d))\.tsx?$/.test(path));
  const imports = new Map(files.map((path) => [path, importsOf(root, path)]));
  const cycles = findCycles(imports);
  return { ok: cycles.length === 0, output: cycles.map((cycle) => cycle.join(' →\n    ')).join('\n') };
}

/**
 * @param {ReadonlyMap<string, readonly string[]>} imports
 * @returns {string[][]} each from a file back to itself
 */
export function findCycles(imports) {
  /** @type {string[][]} */
  const cycles = [];
  const done = new Set();
  /** @type {string[]} */
  const trail = [];

  /** @param {string} path */
  const visit = (path) => {
    const at = trail.indexOf(path);
    if (at !== -1) cycles.push([...trail.slice(at), path]);
    if (at !== -1 || done.has(path)) return;
    trail.push(path);
    for (const next of imports.get(path) ?? []) visit(next);
    trail.pop();
    done.add(path);
  };
  for (const path of imports.keys()) visit(path);
  return cycles;
}

/**
 * @param {string} root
 * @param {string} path
 * @returns {string[]} the files of ours that it loads at once
 */
function importsOf(root, path) {
  const options = /** @type {const} */ ({ syntax: 'typescript', tsx: path.endsWith('.tsx'), target: 'es2022' });
  return parseSync(readFileSync(join(root, path), 'utf8'), options)
    .body.map(loadedBy)
    .filter((target) => target?.startsWith('.') === true)
    .map((target) => posix.join(posix.dirname(path), target ?? ''));
}

/**
 * @param {import('@swc/core').ModuleItem} item
 * @returns {string | undefined} what this statement loads
 */
function loadedBy(item) {
  if (item.type === 'ImportDeclaration') return item.typeOnly ? undefined : item.source.value;
  if (item.type === 'ExportAllDeclaration') return item.source.value;
  if (item.type === 'ExportNamedDeclaration') return item.typeOnly ? undefined : item.source?.value;
  return undefined;
}
