import type { Selected, TextEdit } from './edit-text.ts';

export function selectedIn(field: HTMLTextAreaElement): Selected {
  return { text: field.value, start: field.selectionStart, end: field.selectionEnd };
}

/**
 * Changes a field as if it was typed, so that the browser's own undo takes it back. `execCommand` is deprecated and remains the
 * only way to do that; where it does nothing, the text is set and undo begins anew.
 */
export function applyEdit(field: HTMLTextAreaElement, { from, to, insert, select }: TextEdit): void {
  field.focus({ preventScroll: true });
  field.setSelectionRange(from, to);
  const done =
    insert === '' ? from === to || document.execCommand('delete') : document.execCommand('insertText', false, insert);
  if (!done) {
    field.setRangeText(insert, from, to, 'end');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  field.setSelectionRange(...select);
}
