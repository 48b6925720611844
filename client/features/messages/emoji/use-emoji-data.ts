import { useEffect, useState } from 'react';
import { loadEmojiData, type EmojiData } from '../../../lib/emoji-data.ts';

let loaded: EmojiData | null = null;

/** Null until the data have arrived. */
export function useEmojiData(): EmojiData | null {
  const [data, setData] = useState(loaded);
  useEffect(() => {
    if (data !== null) return;
    let wanted = true;
    void loadEmojiData().then((arrived) => {
      loaded = arrived;
      if (wanted) setData(arrived);
    });
    return () => void (wanted = false);
  }, [data]);
  return data;
}
