import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { encode } from '../bson/encode.ts';
import { Doc, Int32 } from '../bson/values.ts';
import { compileFilter } from '../match/compile-filter.ts';
import { runCount } from '../plan/index.ts';
import { Store } from './store.ts';

const CHILD = new URL('./full-disk-child.ts', import.meta.url).pathname;
const KILOBYTES = 2_048;

describe('a store whose file cannot grow', () => {
  it('refuses the write so that it may be tried again, keeps all it has acknowledged, and goes on when there is room', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'full-'));
    const blocks = KILOBYTES * 2;
    const command = `ulimit -f ${blocks}; exec "${process.execPath}" --import tsx "${CHILD}" "${directory}" 2>/dev/null`;
    const answer = JSON.parse(execFileSync('sh', ['-c', command], { encoding: 'utf8', cwd: process.cwd() })) as unknown;
    const { acknowledged } = answer as { acknowledged: number };
    expect(answer).toEqual({ acknowledged, count: acknowledged, labels: ['RetryableWriteError'] });
    expect(acknowledged).toBeGreaterThan(100);

    const store = await Store.open(directory);
    const collection = store.find('t.c');
    if (collection === undefined) throw new Error('the collection is gone');
    const everything = { filter: compileFilter(Doc.of({ text: Doc.of({ $exists: true }) })) };
    expect(await runCount(store, collection, everything)).toBe(acknowledged);
    await store.write((txn) => txn.insert(collection, encode(Doc.of({ _id: new Int32(-1), text: 'y' }))));
    expect(await runCount(store, collection, everything)).toBe(acknowledged + 1);
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });
});
