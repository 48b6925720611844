import type { ReactNode } from 'react';
import { createStore } from 'zustand/vanilla';

type Show = (close: () => void) => ReactNode;

/** One dialog over the whole page, opened from something that may be gone by then, e.g. an entry of a menu. */
export const dialogStore = createStore<{ readonly show: Show | null }>(() => ({ show: null }));

/** @param show makes the dialog; it is usually loaded when it is first shown. */
export function showDialog(show: Show): void {
  dialogStore.setState({ show });
}

export function closeDialog(): void {
  dialogStore.setState({ show: null });
}
