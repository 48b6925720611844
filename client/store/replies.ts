import { createStore } from 'zustand/vanilla';

type Replies = Readonly<Record<string, string>>;

/** Which message the next one quotes, by room or thread, until it is sent. Kept on this device beside the draft it belongs to. */
export const replyStore = createStore<Replies>(() => ({}));

let owner: string | null = null;

export function openReplies(userId: string): void {
  owner = userId;
  replyStore.setState(read(keyOf(userId)), true);
}

export function closeReplies(): void {
  owner = null;
  replyStore.setState({}, true);
}

export function quoteInReply(draftKey: string, messageId: string): void {
  keep({ ...replyStore.getState(), [draftKey]: messageId });
}

export function dropReply(draftKey: string): void {
  const { [draftKey]: _dropped, ...others } = replyStore.getState();
  keep(others);
}

/** What goes out with the next message; from here on nothing is quoted any more. */
export function takeReply(draftKey: string): { readonly quotes?: readonly string[] } {
  const messageId = replyStore.getState()[draftKey];
  if (messageId === undefined) return {};
  dropReply(draftKey);
  return { quotes: [messageId] };
}

const keyOf = (userId: string) => `parley.replies.${userId}`;

function keep(replies: Replies): void {
  replyStore.setState(replies, true);
  if (owner === null) return;
  try {
    localStorage.setItem(keyOf(owner), JSON.stringify(replies));
  } catch {
    // Storage is full or forbidden: the choice lives as long as the page.
  }
}

function read(key: string): Replies {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    if (typeof held !== 'object' || held === null) return {};
    return Object.fromEntries(
      Object.entries(held).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}
