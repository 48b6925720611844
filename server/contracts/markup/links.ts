const SCHEMES = new Set(['http:', 'https:', 'mailto:', 'tel:']);
const LONGEST_LINK = 2048;

/** @returns the address as it may stand in an `href`, or null: `javascript:` and its kin are not links. */
export function safeHref(given: string): string | null {
  if (given.length === 0 || given.length > LONGEST_LINK) return null;
  const address = /^www\./i.test(given) ? `https://${given}` : given;
  try {
    const url = new URL(address);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** Where a bare address that begins at `from` ends: at white space or a bracket that it did not open, without closing punctuation. */
export function endOfAddress(text: string, from: number): number {
  let end = from;
  let open = 0;
  while (end < text.length && end - from <= LONGEST_LINK) {
    const sign = text.charAt(end);
    if (/[\s<>"`|]/.test(sign)) break;
    if (sign === '(') open += 1;
    if (sign === ')' && --open < 0) break;
    end += 1;
  }
  while (end > from && /[.,;:!?'*_~\]]/.test(text.charAt(end - 1))) end -= 1;
  return end;
}
