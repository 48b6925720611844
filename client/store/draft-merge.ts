/** A text as this device and the server last agreed on it. Nothing was agreed on yet: revision 0, no text. */
export interface AgreedDraft {
  readonly text: string;
  readonly revision: number;
}

export const NOTHING_AGREED: AgreedDraft = { text: '', revision: 0 };

/**
 * What a field shall hold when the server has a newer text. Where nothing was typed here, the newer one. Otherwise nothing typed
 * is lost: one that continues the other stands for both, else they stand below each other.
 */
export function mergeDraft(agreed: string, here: string, there: string): string {
  if (here === agreed) return there;
  if (there === agreed || there === '' || here === there) return here;
  if (here === '') return there;
  if (here.includes(there)) return here;
  return there.includes(here) ? there : `${there}\n\n${here}`;
}
