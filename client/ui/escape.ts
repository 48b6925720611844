import { useEffect, useEffectEvent } from 'react';

/*
 * One press of Escape closes one layer, the nearest first: an open list of a field or a menu, then the dialog on top, then what the
 * focus is in (an editor, a panel), then what belongs to the page. Fields, menus, editors and panels see the key themselves, and
 * what does not close by the kit says so with `preventDefault`. Here is what waits for them.
 */

/** Of the press that is under way, noted before anybody acts on it: by then the layer may be gone. */
let listOpen = false;
let dialogOpen = false;
const dialogs: (() => void)[] = [];

function isEscape(event: KeyboardEvent): boolean {
  return event.key === 'Escape' && !event.isComposing && !event.shiftKey;
}

function note(event: KeyboardEvent): void {
  if (!isEscape(event)) return;
  // The kit marks fields whose list is open.
  const ofOpenField = event.target instanceof Element && event.target.closest('[data-mantine-stop-propagation="true"]');
  listOpen = Boolean(ofOpenField) || document.querySelector('[role="menu"]') !== null;
  dialogOpen = document.querySelector('[role="dialog"]') !== null;
}

function closeTopDialog(event: KeyboardEvent): void {
  const close = dialogs.at(-1);
  if (!isEscape(event) || event.defaultPrevented || listOpen || close === undefined) return;
  event.preventDefault();
  close();
}

if (typeof window !== 'undefined') {
  window.addEventListener('keydown', note, { capture: true });
  window.addEventListener('keydown', closeTopDialog);
}

/** For a dialog: it is closed when it is the one on top. */
export function useEscapeFromDialog(opened: boolean, onClose: () => void): void {
  const close = useEffectEvent(onClose);
  useEffect(() => {
    if (!opened) return undefined;
    const own = () => close();
    dialogs.push(own);
    return () => void dialogs.splice(dialogs.indexOf(own), 1);
  }, [opened]);
}

/** Whether nothing nearer wants this press: for what belongs to the page. */
export function isEscapeOfPage(event: KeyboardEvent): boolean {
  return isEscape(event) && !event.defaultPrevented && !listOpen && !dialogOpen;
}
