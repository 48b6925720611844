import { Doc, Int32, MISSING, type Value } from '../../bson/values.ts';
import { CommandFailure } from './command-failure.ts';
import type { CommandContext } from '../command.ts';
import type { Arguments } from '../arguments.ts';

/*
 * How a statement is answered that was done before under the same number. Like MongoDB, which only has the log to go by, it
 * looks at what was done and not at what was asked: another command under that number is told of the first one's deed.
 */

/** What the first attempt did. `image` is the document that a findAndModify kept of it. */
type Deed =
  | { kind: 'insert'; id: Value; image: Value }
  | { kind: 'update'; image: Value; imageIsNew: boolean }
  | { kind: 'delete'; image: Value };

/** Reads what insert, update, delete and findAndModify note of a statement. */
function deedOf(note: Doc): Deed {
  const last = note.get('last');
  if (last instanceof Doc) return deedOfOne(note, last);
  const upserted = note.get('upserted');
  if (upserted instanceof Doc) return { kind: 'insert', id: upserted.get('_id'), image: undefined };
  if (note.has('nModified')) return { kind: 'update', image: undefined, imageIsNew: false };
  const id = note.field('_id');
  return id === MISSING ? { kind: 'delete', image: undefined } : { kind: 'insert', id, image: undefined };
}

function deedOfOne(note: Doc, last: Doc): Deed {
  const image = note.get('image') ?? undefined;
  const existing = last.get('updatedExisting');
  if (existing === true) return { kind: 'update', image, imageIsNew: note.get('new') === true };
  return existing === false ? { kind: 'insert', id: last.get('upserted'), image } : { kind: 'delete', image };
}

/** @throws CommandFailure where an update is told of a removal */
export function repeatedStatement({ name }: CommandContext, note: Doc): Doc {
  const one = Doc.of({ n: new Int32(1) });
  if (name !== 'update') return one;
  const deed = deedOf(note);
  if (deed.kind === 'delete') throw incompatible(40638, 'update', deed);
  one.push('nModified', new Int32(deed.kind === 'update' ? 1 : 0));
  return deed.kind === 'insert' ? one.push('upserted', Doc.of({ _id: deed.id })) : one;
}

/** @throws CommandFailure where what was done is not what is asked for, or another document was kept of it */
export function repeatedFindAndModify(args: Arguments, note: Doc): Doc {
  const deed = deedOf(note);
  const showsNew = args.bool('new') ?? false;
  const last = Doc.of({ n: new Int32(1) });
  if (deed.kind === 'delete') {
    if (!args.bool('remove')) throw incompatible(40606, 'findAndModify', deed);
    if (deed.image === undefined) throw new CommandFailure(40607, 'No pre-image available for findAndModify retry');
    return Doc.of({ lastErrorObject: last, value: deed.image });
  }
  last.push('updatedExisting', deed.kind === 'update');
  if (deed.kind === 'insert') {
    if (!args.bool('upsert')) throw incompatible(40608, 'findAndModify', deed);
    last.push('upserted', deed.id);
    return Doc.of({ lastErrorObject: last, value: (showsNew ? deed.image : undefined) ?? null });
  }
  if (deed.image === undefined || deed.imageIsNew !== showsNew) {
    const wanted = showsNew ? 'after' : 'before';
    throw new CommandFailure(showsNew ? 40611 : 40612, `the document ${wanted} the update was not kept`);
  }
  return Doc.of({ lastErrorObject: last, value: deed.image });
}

function incompatible(code: number, command: string, { kind }: Deed): CommandFailure {
  return new CommandFailure(code, `${command} retry request is not compatible with the ${kind} done under its number`);
}
