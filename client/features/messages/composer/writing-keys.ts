import { isPressed, keyNames, shortcuts, type Pressed } from '../../../lib/shortcuts.ts';
import type { Format } from './edit-text.ts';

export type WritingKey = Format | 'link';

const held: ReadonlySet<string> = new Set<WritingKey>([
  'bold',
  'italic',
  'strike',
  'code',
  'link',
  'list',
  'numbered',
  'quote',
]);

/** The keys of the formatting bar, out of the one list of all keys. */
const keys = shortcuts.filter((one) => held.has(one.id));

/** Which button these keys press. */
export function pressedKey(pressed: Pressed): WritingKey | null {
  return (
    (keys.find((one) => one.keys.some((combination) => isPressed(combination, pressed)))?.id as WritingKey) ?? null
  );
}

/** `Ctrl+B`, for the tip of a button. */
export function keysOf(kind: WritingKey): string | null {
  const [combination] = keys.find((one) => one.id === kind)?.keys ?? [];
  const isMac = navigator.platform.startsWith('Mac');
  return combination === undefined ? null : keyNames(combination, isMac).join('+');
}
