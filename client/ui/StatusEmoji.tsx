import { createContext, use, type ReactNode } from 'react';

/** Draws a shortcode; the frame says how, for the emoji of the workspace are not known here. */
export const ShownEmoji = createContext<(shortcode: string) => ReactNode>((shortcode) => shortcode);

const SHORTCODE = /^[\w+-]+$/;

/** The emoji of somebody's status, kept as a sign or as a shortcode; nothing for none. */
export function StatusEmoji({ value }: { readonly value: string }) {
  const show = use(ShownEmoji);
  return SHORTCODE.test(value) ? show(value) : value;
}
