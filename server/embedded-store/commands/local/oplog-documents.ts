import { decode } from '../../bson/decode.ts';
import { Doc, type Value } from '../../bson/values.ts';
import { decodeEntry, type Logged } from '../../oplog/entry-codec.ts';
import type { LogEntry } from '../../oplog/log-entry.ts';
import { keyOf, timeOf, toTimestamp } from '../../oplog/log-time.ts';
import type { Engine } from '../engine.ts';

const HANDFUL = 64;

/** The log as documents of `local.oplog.rs`, which tools look at to see how far it goes back. */
export function* oplogDocuments({ store, log }: Engine, backwards: boolean): Generator<Doc[]> {
  let [from, to] = [keyOf(1n), keyOf(log.visible + 1n)];
  for (;;) {
    const some = store.range('oplog', { from, to, limit: HANDFUL, reverse: backwards });
    if (some.length === 0) return;
    const last = timeOf(some.at(-1)?.key ?? from);
    if (backwards) to = keyOf(last);
    else from = keyOf(last + 1n);
    yield some.map(({ key, value }) => oplogDocument(decodeEntry(timeOf(key), Buffer.from(value))));
  }
}

function oplogDocument({ time, entry }: Logged): Doc {
  const { op, ns, collection, session } = entry;
  const doc = session ? Doc.of({ lsid: session.lsid, txnNumber: session.txnNumber }) : new Doc();
  const dot = ns.indexOf('.');
  const isCommand = !('id' in entry);
  doc.push('op', KINDS[op] ?? 'c').push('ns', isCommand ? `${dot < 0 ? ns : ns.slice(0, dot)}.$cmd` : ns);
  if (collection) doc.push('ui', collection);
  doc.push('o', changeOf(entry));
  if (op === 'update' || op === 'replace') doc.push('o2', Doc.of({ _id: entry.id }));
  return doc
    .push('ts', toTimestamp(time))
    .push('t', 1n)
    .push('v', 2n)
    .push('wall', new Date(Number(time >> 32n) * 1000));
}

const KINDS: Partial<Record<LogEntry['op'], string>> = { insert: 'i', update: 'u', replace: 'u', delete: 'd' };

function changeOf(entry: LogEntry): Doc {
  if ('document' in entry) return decode(entry.document);
  const coll = entry.ns.slice(entry.ns.indexOf('.') + 1);
  switch (entry.op) {
    case 'update':
      return operatorsOf(entry.description);
    case 'delete':
      return Doc.of({ _id: entry.id });
    case 'dropDatabase':
      return Doc.of({ dropDatabase: 1 });
    case 'rename':
      return Doc.of({ renameCollection: entry.ns, to: entry.to });
    default:
      return Doc.of({ [COMMANDS[entry.op] ?? entry.op]: coll });
  }
}

const COMMANDS: Partial<Record<LogEntry['op'], string>> = { modify: 'collMod' };

/** As modifiers; arrays that were cut are told apart, because there is no modifier for that. */
function operatorsOf(description: Doc): Doc {
  const doc = Doc.of({ $v: 1 });
  const [set, removed, cut] = ['updatedFields', 'removedFields', 'truncatedArrays'].map((name) =>
    description.get(name),
  );
  if (set instanceof Doc && set.size > 0) doc.push('$set', set);
  if (Array.isArray(removed) && removed.length > 0) {
    doc.push(
      '$unset',
      new Doc(
        removed.map(String),
        removed.map((): Value => true),
      ),
    );
  }
  return Array.isArray(cut) && cut.length > 0 ? doc.push('truncatedArrays', cut) : doc;
}
