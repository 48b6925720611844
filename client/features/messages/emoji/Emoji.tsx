import { useEmojiSigns } from './use-emoji-data.ts';

/** The sign of a shortcode; its name as it was written while the signs are not there, and for one that nobody knows. */
export function Emoji({ shortcode }: { readonly shortcode: string }) {
  const sign = useEmojiSigns()?.get(shortcode);
  if (sign === undefined) return `:${shortcode}:`;
  return (
    <span role="img" aria-label={shortcode.replaceAll('_', ' ')} title={`:${shortcode}:`}>
      {sign}
    </span>
  );
}
