import { createStore, type StoreApi } from 'zustand/vanilla';

export type Texts = Readonly<Record<string, string>>;

/** Short texts of one person by place. They survive a reload, and the end of a session on this device. */
export interface KeptTexts {
  readonly store: StoreApi<Texts>;
  open(userId: string): void;
  close(): void;
  /** `null` takes it away. */
  put(place: string, text: string | null): void;
  /** Whose they are; null while nobody is there. */
  owner(): string | null;
}

export function keptTexts(keyOf: (userId: string) => string): KeptTexts {
  const store = createStore<Texts>(() => ({}));
  let owner: string | null = null;
  return {
    store,
    open(userId) {
      owner = userId;
      const isText = (entry: [string, unknown]): entry is [string, string] => typeof entry[1] === 'string';
      store.setState(Object.fromEntries(Object.entries(readKept(keyOf(userId))).filter(isText)), true);
    },
    close() {
      owner = null;
      store.setState({}, true);
    },
    put(place, text) {
      const { [place]: _replaced, ...others } = store.getState();
      store.setState(text === null ? others : { ...others, [place]: text }, true);
      if (owner !== null) writeKept(keyOf(owner), store.getState());
    },
    owner: () => owner,
  };
}

/** What this device keeps under a key; empty when that is nothing, or was written by something else. */
export function readKept(key: string): Readonly<Record<string, unknown>> {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(key) ?? '{}');
    return typeof held === 'object' && held !== null ? { ...held } : {};
  } catch {
    return {};
  }
}

export function writeKept(key: string, values: Readonly<Record<string, unknown>>): void {
  try {
    localStorage.setItem(key, JSON.stringify(values));
  } catch {
    // Storage is full or forbidden: it lives as long as the page.
  }
}
