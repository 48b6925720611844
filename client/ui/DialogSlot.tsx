import { Suspense } from 'react';
import { useStore } from 'zustand';
import { closeDialog, dialogStore } from './dialog-slot.ts';

/** Where `showDialog` shows; the page has one. */
export function DialogSlot() {
  const show = useStore(dialogStore, (state) => state.show);
  return show === null ? null : <Suspense>{show(closeDialog)}</Suspense>;
}
