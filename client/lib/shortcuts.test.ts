import { describe, expect, it } from '@jest/globals';
import { isPressed, keyNames, shortcuts } from './shortcuts.ts';

const press = (key: string, held: readonly string[] = []) => ({
  key,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

describe('isPressed', () => {
  it('wants just the modifiers that are named; Ctrl and Cmd are one', () => {
    expect(isPressed('mod+k', press('k', ['ctrl']))).toBe(true);
    expect(isPressed('mod+k', press('K', ['meta']))).toBe(true);
    expect(isPressed('mod+k', press('K', ['ctrl', 'shift']))).toBe(false);
    expect(isPressed('mod+k', press('k'))).toBe(false);
    expect(isPressed('alt+shift+ArrowUp', press('ArrowUp', ['alt', 'shift']))).toBe(true);
    expect(isPressed('alt+ArrowUp', press('ArrowUp', ['alt', 'shift']))).toBe(false);
  });

  it('takes a sign however a keyboard writes it', () => {
    expect(isPressed('?', press('?', ['shift']))).toBe(true);
    expect(isPressed('mod+/', press('/', ['ctrl', 'shift']))).toBe(true);
  });
});

describe('shortcuts', () => {
  it('give no keys to two things, save the arrows, which depend on where one is', () => {
    const keys = shortcuts.flatMap((one) => [...one.keys]).filter((key) => key !== 'ArrowUp');
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('are named as they are written on the keys', () => {
    expect(keyNames('mod+shift+k', false)).toEqual(['Ctrl', 'Shift', 'K']);
    expect(keyNames('mod+.', true)).toEqual(['⌘', '.']);
    expect(keyNames('alt+ArrowUp', false)).toEqual(['Alt', '↑']);
  });
});
