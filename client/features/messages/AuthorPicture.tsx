import type { MessageView } from '../../../server/contracts/message.ts';
import { outsidePicture } from '../../lib/outside-picture.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { RoundPicture } from '../../ui/RoundPicture.tsx';
import classes from './AuthorPicture.module.css';
import { Emoji } from './emoji/Emoji.tsx';

/** Whoever wrote it; what a webhook wrote may come with a picture or an emoji of its own. */
export function AuthorPicture({ message }: { readonly message: MessageView }) {
  const { author, alias, avatarUrl, emoji } = message;
  const shortcode = emoji?.replaceAll(':', '') ?? '';
  return (
    <span className={classes['picture']}>
      <Avatar id={author.id} name={alias ?? author.name} />
      {avatarUrl !== null && (
        <span className={classes['over']}>
          <RoundPicture src={outsidePicture(avatarUrl)} />
        </span>
      )}
      {avatarUrl === null && shortcode !== '' && (
        <span className={classes['emoji']}>
          <Emoji shortcode={shortcode} />
        </span>
      )}
    </span>
  );
}
