import { keptTexts } from './kept-texts.ts';

/** Which message the next one quotes, by room or thread, until it is sent. Kept on this device beside the draft it belongs to. */
const replies = keptTexts((userId) => `parley.replies.${userId}`);

export const replyStore = replies.store;
export const openReplies = replies.open;
export const closeReplies = replies.close;

export function quoteInReply(draftKey: string, messageId: string): void {
  replies.put(draftKey, messageId);
}

export function dropReply(draftKey: string): void {
  replies.put(draftKey, null);
}

/** What goes out with the next message; from here on nothing is quoted any more. */
export function takeReply(draftKey: string): { readonly quotes?: readonly string[] } {
  const messageId = replyStore.getState()[draftKey];
  if (messageId === undefined) return {};
  dropReply(draftKey);
  return { quotes: [messageId] };
}
