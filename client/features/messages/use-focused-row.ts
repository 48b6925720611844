import type { Range } from '@tanstack/react-virtual';
import { useCallback, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import type { TimelineRow } from './timeline-rows.ts';

const STEPS: Readonly<Record<string, number>> = { ArrowUp: -1, ArrowDown: 1, PageUp: -10, PageDown: 10 };

/** More above than below: histories are read upwards, and a row must be measured before it comes into view. */
const PIXELS_ABOVE = 1100;
const ROWS_BELOW = 6;

/**
 * The list is one stop of the tab key; within it the arrow keys go from message to message. The focused row stays in the
 * document however far the list is scrolled, or the focus would be lost.
 */
export function useFocusedRow(
  rows: readonly TimelineRow[],
  sizeOf: (index: number) => number,
  scroller: RefObject<HTMLElement | null>,
  onEscape: () => void,
) {
  const [focusedKey, setFocusedKey] = useState<string | null>(null);
  const scrollTo = useRef<(index: number) => void>(() => undefined);
  const focusedIndex = focusedKey === null ? -1 : rows.findIndex((row) => row.key === focusedKey);
  const stop = focusedIndex >= 0 ? focusedIndex : rows.length - 1;

  const keepInRange = useCallback(
    (range: Range) => {
      let from = range.startIndex;
      for (let above = 0; from > 0 && above < PIXELS_ABOVE; from -= 1) above += sizeOf(from - 1);
      const to = Math.min(range.count - 1, range.endIndex + ROWS_BELOW);
      const shown = Array.from({ length: to - from + 1 }, (_, index) => from + index);
      if (stop < 0 || (stop >= from && stop <= to)) return shown;
      return stop < from ? [stop, ...shown] : [...shown, stop];
    },
    [stop, sizeOf],
  );

  const moveTo = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setFocusedKey(row.key);
    scrollTo.current(index);
    // The row may have to be rendered first.
    requestAnimationFrame(() => requestAnimationFrame(() => focusRow(scroller.current, row.key)));
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const article = event.target instanceof HTMLElement ? event.target.closest<HTMLElement>('[data-row]') : null;
    if (article === null || isWriting(event.target)) return;
    if (event.key === 'Escape') {
      if (event.target === article) onEscape();
      else article.focus();
      event.preventDefault();
      return;
    }
    if (event.target !== article) return;
    const from = rows.findIndex((row) => row.key === article.dataset['row']);
    const step = STEPS[event.key];
    if (step !== undefined) moveTo(Math.max(0, Math.min(rows.length - 1, from + step)));
    else if (event.key === 'Home') moveTo(0);
    else if (event.key === 'End') moveTo(rows.length - 1);
    else return;
    event.preventDefault();
  };

  return {
    onKeyDown,
    keepInRange,
    isFocusable: (index: number) => index === stop,
    connect: (scroll: (index: number) => void) => void (scrollTo.current = scroll),
  };
}

function focusRow(scroller: HTMLElement | null, key: string): void {
  scroller?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

function isWriting(target: EventTarget): boolean {
  return target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
}
