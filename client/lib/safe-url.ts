const ALLOWED = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** The address when it may be opened from a message, else null: `javascript:`, `data:` and their like never become a link. */
export function safeUrl(text: string): string | null {
  try {
    const url = new URL(text);
    return ALLOWED.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}
