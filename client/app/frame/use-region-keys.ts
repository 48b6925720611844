import { useEffect } from 'react';

/** F6 goes round the regions of the page, Shift+F6 the other way: rooms, messages, composer, panel. */
export function useRegionKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || event.altKey || event.metaKey) return;
      event.preventDefault();
      focusRegion(event.shiftKey ? -1 : 1);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);
}

const FOCUSABLE = 'a[href], button:not([disabled]), textarea, input, [tabindex="0"]';

function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => !region.closest('[inert]'),
  );
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(current + step + regions.length) % regions.length];
  const first = next?.matches('[tabindex="0"]') ? next : next?.querySelector<HTMLElement>(FOCUSABLE);
  first?.focus();
}
