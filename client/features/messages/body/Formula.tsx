import 'katex/dist/katex.min.css';
import katex from 'katex';
import { useLayoutEffect, useRef } from 'react';

/**
 * A formula. KaTeX builds the elements itself; it trusts nothing, so no command of it names an address or a class, and what
 * expands without end is shown as it was written.
 */
export function Formula({ text, block }: { readonly text: string; readonly block: boolean }) {
  const place = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    const element = place.current;
    if (element === null) return;
    try {
      katex.render(text, element, { displayMode: block, trust: false, maxExpand: 200, maxSize: 20, strict: 'ignore' });
    } catch {
      // No formula, or one that is too much: its text is what there is to show.
      element.textContent = text;
    }
  }, [text, block]);
  return <span ref={place} dir="ltr" />;
}
