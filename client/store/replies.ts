import { createStore } from 'zustand/vanilla';

/** Which message the next one quotes, by room or thread, until it is sent. */
export const replyStore = createStore<Readonly<Record<string, string>>>(() => ({}));

export function quoteInReply(draftKey: string, messageId: string): void {
  replyStore.setState({ [draftKey]: messageId });
}

export function dropReply(draftKey: string): void {
  const { [draftKey]: _dropped, ...others } = replyStore.getState();
  replyStore.setState(others, true);
}

/** What goes out with the next message; from here on nothing is quoted any more. */
export function takeReply(draftKey: string): { readonly quotes?: readonly string[] } {
  const messageId = replyStore.getState()[draftKey];
  if (messageId === undefined) return {};
  dropReply(draftKey);
  return { quotes: [messageId] };
}
