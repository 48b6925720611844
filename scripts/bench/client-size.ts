import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Measured } from './table.ts';

const built = fileURLToPath(new URL('../../dist/client/', import.meta.url));

/** The JavaScript that a browser loads before it can show the first message: what the page names, and what that imports at once. */
export async function clientSize(): Promise<Measured[]> {
  const index = join(built, 'index.html');
  if (!existsSync(index)) {
    process.stdout.write('  the client is not built: npm start builds it\n');
    return [];
  }
  const html = readFileSync(index, 'utf8');
  const found = new Set<string>();
  for (const [, path] of html.matchAll(/(?:src|href)="\/?([^"]+\.js)"/g)) if (path !== undefined) follow(path, found);
  const bytes = [...found].reduce((sum, path) => sum + gzipSync(readFileSync(join(built, path))).length, 0);
  return [
    {
      what: `JavaScript before the first message, gzipped (${found.size} files)`,
      ours: `${(bytes / 1024).toFixed(0)} KB`,
      beside: '',
      ratio: null,
      aim: '≤ 250 KB',
    },
  ];
}

function follow(path: string, found: Set<string>): void {
  if (found.has(path) || !existsSync(join(built, path))) return;
  found.add(path);
  const code = readFileSync(join(built, path), 'utf8');
  // Static imports only; `import(` loads later, when it is needed.
  for (const [, to] of code.matchAll(/(?:from|import)\s*["'](\.{1,2}\/[^"']+\.js)["']/g))
    if (to !== undefined) follow(join(dirname(path), to), found);
}
