import { createStore } from 'zustand/vanilla';

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'info' | 'alert';
  /** What can be done about it while it is shown. */
  readonly action: NoticeAction | null;
}

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

interface Extras {
  readonly action?: NoticeAction;
  readonly forMs?: number;
}

const SHOWN_MS = 6000;

/** Short messages at the edge of the page. */
export const noticeStore = createStore<readonly Notice[]>(() => []);

let count = 0;

export function showNotice(
  text: string,
  tone: Notice['tone'] = 'info',
  { action, forMs = SHOWN_MS }: Extras = {},
): void {
  count += 1;
  const id = count;
  noticeStore.setState((shown) => [...shown.slice(-2), { id, text, tone, action: action ?? null }], true);
  setTimeout(() => dismissNotice(id), forMs);
}

export function dismissNotice(id: number): void {
  noticeStore.setState((shown) => shown.filter((notice) => notice.id !== id), true);
}
