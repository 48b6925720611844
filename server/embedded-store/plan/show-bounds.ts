import { Doc } from '../bson/doc.ts';
import { showValue } from '../index/show-value.ts';
import { KeyReader } from '../keys/read-key.ts';
import type { IndexAccess } from './access.ts';
import type { Cut, Interval } from './cut.ts';

/** The bounds of each part as explain shows them: `["a", "a"]`, `(5.0, inf.0]`. */
export function showBounds(access: IndexAccess): Doc {
  const bounds = new Doc();
  access.index.parts.forEach((part, at) => {
    bounds.push(part.name, (access.bounds[at] ?? []).map(showInterval));
  });
  return bounds;
}

function showInterval(interval: Interval): string {
  const from = `${interval.from.after ? '(' : '['}${showCut(interval.from, 'MinKey')}`;
  return `${from}, ${showCut(interval.to, 'MaxKey')}${interval.to.after ? ']' : ')'}`;
}

function showCut(cut: Cut, edge: string): string {
  // A bare tag is the edge of a type.
  if (cut.bytes.length <= 1) return cut.bytes.length === 0 ? edge : `type ${cut.bytes.toString('hex')}`;
  try {
    return showValue(new KeyReader(cut.bytes, 0, () => 1).read());
  } catch {
    return cut.bytes.toString('hex');
  }
}
