import { useSyncExternalStore } from 'react';

const narrow = window.matchMedia('(max-width: 760px)');

/** Whether the list of rooms has no place beside the messages; the style sheets say the same. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      narrow.addEventListener('change', changed);
      return () => narrow.removeEventListener('change', changed);
    },
    () => narrow.matches,
  );
}
