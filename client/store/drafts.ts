import type { AgreedDraft } from './draft-merge.ts';
import { keptTexts, readKept, writeKept } from './kept-texts.ts';

const keyOf = (userId: string) => `parley.drafts.${userId}`;
const agreedKeyOf = (userId: string) => `${keyOf(userId)}.agreed`;

/** Unsent texts of this user by room or thread. */
const drafts = keptTexts(keyOf);

export const draftStore = drafts.store;
export const openDrafts = drafts.open;
export const closeDrafts = drafts.close;

export function keepDraft(draftKey: string, text: string): void {
  if ((draftStore.getState()[draftKey] ?? '') !== text) drafts.put(draftKey, text.trim() === '' ? null : text);
}

/** What this device and the server last agreed on, kept beside the texts so that a reload knows what was typed since. */
export function agreedDrafts(): Readonly<Record<string, AgreedDraft>> {
  const owner = drafts.owner();
  if (owner === null) return {};
  return Object.fromEntries(
    Object.entries(readKept(agreedKeyOf(owner))).flatMap(([place, held]) => {
      const { text, revision } = (held ?? {}) as Partial<AgreedDraft>;
      return typeof text === 'string' && typeof revision === 'number' ? [[place, { text, revision }] as const] : [];
    }),
  );
}

export function keepAgreedDrafts(agreed: Readonly<Record<string, AgreedDraft>>): void {
  const owner = drafts.owner();
  if (owner !== null) writeKept(agreedKeyOf(owner), agreed);
}
