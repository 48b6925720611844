import { useQuery } from '@tanstack/react-query';
import { IconMoodSmile } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { chatStore } from '../../../store/chat-store.ts';
import { call } from '../../../transport/live.ts';
import pages from '../Webhooks.module.css';
import classes from './Custom.module.css';
import { CustomPage } from './CustomPage.tsx';
import { lazyPart } from '../../../ui/lazy-part.ts';

const EmojiDialog = lazyPart(async () => ({ default: (await import('./EmojiDialog.tsx')).EmojiDialog }));

/** The emoji that this workspace has beside those that everybody has. */
export function EmojiPage() {
  const changes = useStore(chatStore, (state) => state.emojiChanges);
  const ready = useStore(chatStore, (state) => state.ready);
  const { data } = useQuery({
    queryKey: ['custom-emoji', changes],
    queryFn: () => call('emoji:list', {}),
    enabled: ready,
    placeholderData: (held) => held,
  });
  return (
    <CustomPage
      texts="customEmoji"
      permission="manage-emoji"
      icon={<IconMoodSmile size={19} aria-hidden />}
      rows={data}
      show={({ name, aliases, path }) => (
        <>
          <img className={classes['picture']} src={path} alt="" loading="lazy" />
          <div className={pages['names']}>
            <p className={pages['name']}>:{name}:</p>
            {aliases.length > 0 && <p className={pages['note']}>{aliases.map((one) => `:${one}:`).join(' ')}</p>}
          </div>
        </>
      )}
      dialog={(emoji, close) => <EmojiDialog emoji={emoji} onClose={close} />}
      onRemove={({ id }) => call('emoji:remove', { emojiId: id })}
    />
  );
}
