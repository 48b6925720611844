const FOCUSABLE = 'a[href], button:not([disabled]), textarea, input, [tabindex="0"]';

/** Goes round the regions of the page: rooms, messages, composer, panel. */
export function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => !region.closest('[inert]'),
  );
  const current = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(current + step + regions.length) % regions.length];
  const first = next?.matches('[tabindex="0"]') ? next : next?.querySelector<HTMLElement>(FOCUSABLE);
  first?.focus();
}
