import { useEffect, useState } from 'react';

/** A hook for something that is loaded once for all: null until it has arrived. */
export function createLoadedHook<Loaded>(load: () => Promise<Loaded>): () => Loaded | null {
  let loaded: Loaded | null = null;
  return function useLoaded() {
    const [value, setValue] = useState(loaded);
    useEffect(() => {
      if (value !== null) return;
      let wanted = true;
      void load().then((arrived) => {
        loaded = arrived;
        if (wanted) setValue(arrived);
      });
      return () => void (wanted = false);
    }, [value]);
    return value;
  };
}
