import { createStore } from 'zustand/vanilla';
import type { AgreedDraft } from './draft-merge.ts';

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

/** What this device and the server last agreed on, kept beside the texts so that a reload knows what was typed since. */
export function agreedDrafts(): Readonly<Record<string, AgreedDraft>> {
  return owner === null ? {} : readAgreed(agreedKeyOf(owner));
}

export function keepAgreedDrafts(agreed: Readonly<Record<string, AgreedDraft>>): void {
  if (owner !== null) write(agreedKeyOf(owner), agreed);
}

const agreedKeyOf = (userId: string) => `parley.drafts.${userId}.agreed`;
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

function readAgreed(key: string): Readonly<Record<string, AgreedDraft>> {
  try {
    const held = JSON.parse(localStorage.getItem(key) ?? '{}') as Record<string, Partial<AgreedDraft>>;
    return Object.fromEntries(
      Object.entries(held).flatMap(([place, { text, revision }]) =>
        typeof text === 'string' && typeof revision === 'number' ? [[place, { text, revision }] as const] : [],
      ),
    );
  } catch {
    return {};
  }
}

function write(key: string, drafts: Readonly<Record<string, unknown>>): void {
  try {
    localStorage.setItem(key, JSON.stringify(drafts));
  } catch {
    // Storage is full or forbidden: the drafts live as long as the page.
  }
}
