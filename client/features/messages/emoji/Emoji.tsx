import classes from './Emoji.module.css';
import { useCustomEmoji } from './use-custom-emoji.ts';
import { useEmojiSigns } from './use-emoji-data.ts';

/** The sign or picture of a shortcode; its name as it was written while they are not there, and for one that nobody knows. */
export function Emoji({ shortcode }: { readonly shortcode: string }) {
  const name = shortcode.toLowerCase();
  const signs = useEmojiSigns();
  const sign = signs?.get(name);
  const own = useCustomEmoji(signs !== null && sign === undefined).byName.get(name);
  const label = name.replaceAll('_', ' ');
  if (sign !== undefined)
    return (
      <span role="img" aria-label={label} title={`:${name}:`}>
        {sign}
      </span>
    );
  if (own?.path === undefined) return `:${shortcode}:`;
  return <img className={classes['picture']} src={own.path} alt={label} title={`:${name}:`} draggable={false} />;
}
