import { useEffect, useEffectEvent } from 'react';
import { isEscapeOfPage } from '../../ui/escape.ts';
import { isPressed, shortcuts, writesSign, type ShortcutId } from '../../lib/shortcuts.ts';

/** What the keys of the page do; `false` leaves the key to whatever else wants it. */
export type ShortcutActions = Partial<Record<ShortcutId, () => unknown>>;

/** Obeys the keys of the page, everywhere, also while somebody writes; dialogs keep the keys to themselves. */
export function useShortcuts(actions: ShortcutActions): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || event.defaultPrevented) return;
    for (const { id, keys } of shortcuts) {
      const run = actions[id];
      const pressed = run && keys.find((one) => isPressed(one, event));
      if (run === undefined || pressed === undefined) continue;
      if (writesSign(pressed) && isWriting(event.target)) continue;
      if (isInDialog() && id !== 'switch') continue;
      if (run() === false) continue;
      event.preventDefault();
      event.stopPropagation();
      return;
    }
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => press(event);
    // Before the text field or the browser take it; Escape after them: whoever is nearer closes first.
    const early = (event: KeyboardEvent) => event.key !== 'Escape' && onKey(event);
    const late = (event: KeyboardEvent) =>
      event.key === 'Escape' && (event.shiftKey || isEscapeOfPage(event)) && onKey(event);
    window.addEventListener('keydown', early, { capture: true });
    window.addEventListener('keydown', late);
    return () => {
      window.removeEventListener('keydown', early, { capture: true });
      window.removeEventListener('keydown', late);
    };
  }, []);
}

export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLInputElement ||
    (target instanceof HTMLElement && target.isContentEditable)
  );
}

function isInDialog(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}
