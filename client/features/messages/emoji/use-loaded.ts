import { useEffect, useState } from 'react';

/** A hook for something that is loaded once for all, when it is first wanted: null until it has arrived. */
export function createLoadedHook<Loaded>(load: () => Promise<Loaded>): (isWanted?: boolean) => Loaded | null {
  let loaded: Loaded | null = null;
  return function useLoaded(isWanted = true) {
    const [value, setValue] = useState(loaded);
    useEffect(() => {
      if (value !== null || !isWanted) return;
      let wanted = true;
      void load().then((arrived) => {
        loaded = arrived;
        if (wanted) setValue(arrived);
      });
      return () => void (wanted = false);
    }, [value, isWanted]);
    return value;
  };
}
