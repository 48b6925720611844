import { useState } from 'react';

const KEY = 'parley.formatting';

/** Whether this device shows the formatting bar: on wide screens unless it was put away, on narrow ones when it was asked for. */
export function useFormattingBar(): readonly [boolean, () => void] {
  const [shown, setShown] = useState(() => remembered() ?? window.matchMedia('(min-width: 761px)').matches);
  const toggle = () => {
    setShown(!shown);
    try {
      localStorage.setItem(KEY, String(!shown));
    } catch {
      // Storage is forbidden: the choice lasts as long as the page.
    }
  };
  return [shown, toggle];
}

function remembered(): boolean | null {
  try {
    const held = localStorage.getItem(KEY);
    return held === null ? null : held === 'true';
  } catch {
    return null;
  }
}
