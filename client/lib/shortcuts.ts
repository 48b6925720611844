/** Every key of the product, in the order of the sheet that shows them. What presses them here or there is beside the point. */
export const shortcuts = [
  { id: 'switch', group: 'moving', keys: ['mod+k'] },
  { id: 'newDirect', group: 'moving', keys: ['mod+shift+k'] },
  { id: 'previousRoom', group: 'moving', keys: ['alt+ArrowUp'] },
  { id: 'nextRoom', group: 'moving', keys: ['alt+ArrowDown'] },
  { id: 'previousUnread', group: 'moving', keys: ['alt+shift+ArrowUp'] },
  { id: 'nextUnread', group: 'moving', keys: ['alt+shift+ArrowDown'] },
  { id: 'back', group: 'moving', keys: ['alt+ArrowLeft'] },
  { id: 'forward', group: 'moving', keys: ['alt+ArrowRight'] },
  { id: 'nextRegion', group: 'moving', keys: ['F6', 'mod+F6'] },
  { id: 'previousRegion', group: 'moving', keys: ['shift+F6'] },
  { id: 'escape', group: 'reading', keys: ['Escape'] },
  { id: 'readAll', group: 'reading', keys: ['shift+Escape'] },
  { id: 'messages', group: 'reading', keys: ['ArrowUp', 'ArrowDown'] },
  { id: 'searchAll', group: 'moving', keys: ['mod+g'] },
  { id: 'search', group: 'room', keys: ['mod+f'] },
  { id: 'panel', group: 'room', keys: ['mod+.'] },
  { id: 'info', group: 'room', keys: ['mod+shift+i'] },
  { id: 'mentions', group: 'room', keys: ['mod+shift+m'] },
  { id: 'upload', group: 'writing', keys: ['mod+u'] },
  { id: 'editLast', group: 'writing', keys: ['ArrowUp'] },
  { id: 'replyLast', group: 'writing', keys: ['shift+ArrowUp'] },
  { id: 'bold', group: 'writing', keys: ['mod+b'] },
  { id: 'italic', group: 'writing', keys: ['mod+i'] },
  { id: 'strike', group: 'writing', keys: ['mod+shift+x'] },
  { id: 'code', group: 'writing', keys: ['mod+e'] },
  { id: 'link', group: 'writing', keys: ['mod+shift+u'] },
  { id: 'newLine', group: 'writing', keys: ['shift+Enter'] },
  { id: 'sheet', group: 'help', keys: ['?', 'mod+/'] },
] as const satisfies readonly Shortcut[];

interface Shortcut {
  readonly id: string;
  readonly group: 'moving' | 'reading' | 'room' | 'writing' | 'help';
  readonly keys: readonly string[];
}

export type ShortcutId = (typeof shortcuts)[number]['id'];

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** Whether these keys were pressed: `mod` is Ctrl, or Cmd on a Mac. A sign such as `?` is itself, however it is typed. */
export function isPressed(keys: string, pressed: Pressed): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (modifier: string) => parts.slice(0, -1).includes(modifier);
  const isSign = key.length === 1 && key.toLowerCase() === key.toUpperCase();
  return (
    pressed.key.toLowerCase() === key.toLowerCase() &&
    (pressed.ctrlKey || pressed.metaKey) === wants('mod') &&
    pressed.altKey === wants('alt') &&
    (isSign || pressed.shiftKey === wants('shift'))
  );
}

/** A key without Ctrl, Cmd or Alt that writes a sign belongs to whoever is writing. */
export function writesSign(keys: string): boolean {
  return keys.length === 1;
}

const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  shift: 'Shift',
  alt: 'Alt',
};

/** The keys one by one as they are written on this machine's keyboard. */
export function keyNames(keys: string, isMac: boolean): readonly string[] {
  return keys.split('+').map((part) => {
    if (part === 'mod') return isMac ? '⌘' : 'Ctrl';
    return SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part);
  });
}
