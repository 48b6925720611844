import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import type { TimelineRow } from './timeline-rows.ts';

/** A reader this near to the end counts as being there. */
export const AT_END_WITHIN = 80;
const COMING_IN_MS = 150;
/** Above the message that a link leads to. */
const SURROUNDINGS = 300;

/** When the list gets lower, because the composer grows or a banner appears, whoever was at its end stays there. */
export function useStayAtEnd(scroller: RefObject<HTMLElement | null>, toEnd: () => void): void {
  const stay = useEffectEvent(toEnd);
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return undefined;
    let isAtEnd = true;
    const onScroll = () => {
      isAtEnd = box.scrollHeight - box.clientHeight - box.scrollTop < AT_END_WITHIN;
    };
    const observer = new ResizeObserver(() => {
      if (isAtEnd) stay();
    });
    box.addEventListener('scroll', onScroll, { passive: true });
    observer.observe(box);
    return () => {
      box.removeEventListener('scroll', onScroll);
      observer.disconnect();
    };
  }, [scroller]);
}

/** False until the list has come to rest where the reader came in; until then nothing more is loaded around it. */
export function useArrived(): boolean {
  const [arrived, setArrived] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setArrived(true), COMING_IN_MS);
    return () => clearTimeout(timer);
  }, []);
  return arrived;
}

/** Near enough for the first rows to be the right ones: the end, or the message that a link leads to. */
export function offsetToComeInAt(
  rows: readonly TimelineRow[],
  targetId: string | undefined,
  sizeOf: (index: number) => number,
): number {
  const target = targetId === undefined ? -1 : rows.findIndex((row) => row.key === targetId);
  const until = target === -1 ? rows.length : target;
  let offset = 0;
  for (let index = 0; index < until; index += 1) offset += sizeOf(index);
  return Math.max(0, offset - (target === -1 ? 0 : SURROUNDINGS));
}
