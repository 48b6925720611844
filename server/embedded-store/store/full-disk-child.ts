import { encode } from '../bson/encode.ts';
import { Doc, Int32 } from '../bson/values.ts';
import { Store } from './store.ts';

/**
 * A process of the test on full disks: writes until its files may grow no more, then says how many writes were
 * acknowledged and what the refusal was.
 */
async function fill(directory: string): Promise<void> {
  // Without a handler the limit ends the process.
  process.on('SIGXFSZ', () => undefined);
  const store = await Store.open(directory);
  const collection = await store.write((txn) => txn.createCollection('t.c'));
  let acknowledged = 0;
  for (;;) {
    const document = encode(Doc.of({ _id: new Int32(acknowledged), text: 'x'.repeat(5_000) }));
    try {
      await store.write((txn) => txn.insert(collection, document));
      acknowledged++;
    } catch (error) {
      const labels = error instanceof Error && 'labels' in error ? error.labels : [];
      process.stdout.write(JSON.stringify({ acknowledged, count: collection.count, labels }));
      await store.close();
      return;
    }
  }
}

await fill(process.argv[2] ?? '');
