import { createContext, use, type ComponentType } from 'react';

/** How a shortcode is shown; the frame says it, for the emoji of the workspace are not known here. */
export const ShownEmoji = createContext<ComponentType<{ readonly shortcode: string }> | null>(null);

const SHORTCODE = /^[\w+-]+$/;

/** The emoji of somebody's status, kept as a sign or as a shortcode; nothing for none. */
export function StatusEmoji({ value }: { readonly value: string }) {
  const Shown = use(ShownEmoji);
  if (value === '') return null;
  return SHORTCODE.test(value) && Shown !== null ? <Shown shortcode={value} /> : value;
}
