import { createStore } from 'zustand/vanilla';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'alert';
}

const SHOWN_MS = 6000;

/** Short messages at the edge of the page. */
export const noticeStore = createStore<readonly Notice[]>(() => []);

let count = 0;

export function showNotice(text: string, tone: Notice['tone'] = 'info'): void {
  count += 1;
  const id = count;
  noticeStore.setState((shown) => [...shown.slice(-2), { id, text, tone }], true);
  setTimeout(() => dismissNotice(id), SHOWN_MS);
}

export function dismissNotice(id: number): void {
  noticeStore.setState((shown) => shown.filter((notice) => notice.id !== id), true);
}
