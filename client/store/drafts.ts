import { createStore } from 'zustand/vanilla';

type Drafts = Readonly<Record<string, string>>;

/** Unsent texts of this user by room. They survive a reload, and the end of a session on this device. */
export const draftStore = createStore<Drafts>(() => ({}));

let owner: string | null = null;

export function openDrafts(userId: string): void {
  owner = userId;
  draftStore.setState(read(keyOf(userId)), true);
}

export function closeDrafts(): void {
  owner = null;
  draftStore.setState({}, true);
}

export function keepDraft(roomId: string, text: string): void {
  if ((draftStore.getState()[roomId] ?? '') === text) return;
  draftStore.setState((drafts) => {
    const { [roomId]: _replaced, ...others } = drafts;
    return text.trim() === '' ? others : { ...others, [roomId]: text };
  }, true);
  if (owner !== null) write(keyOf(owner), draftStore.getState());
}

const keyOf = (userId: string) => `parley.drafts.${userId}`;

function read(key: string): Drafts {
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

function write(key: string, drafts: Drafts): void {
  try {
    localStorage.setItem(key, JSON.stringify(drafts));
  } catch {
    // Storage is full or forbidden: the drafts live as long as the page.
  }
}
