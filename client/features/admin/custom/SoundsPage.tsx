import { useQuery } from '@tanstack/react-query';
import { IconVolume } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { formatBytes } from '../../../lib/format-bytes.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { call } from '../../../transport/live.ts';
import pages from '../Webhooks.module.css';
import classes from './Custom.module.css';
import { CustomPage } from './CustomPage.tsx';
import { lazyPart } from '../../../ui/lazy-part.ts';

const SoundDialog = lazyPart(async () => ({ default: (await import('./SoundDialog.tsx')).SoundDialog }));

/** The sounds that people may choose for their notifications beside the built-in ones. */
export function SoundsPage() {
  const changes = useStore(chatStore, (state) => state.soundChanges);
  const ready = useStore(chatStore, (state) => state.ready);
  const { data } = useQuery({
    queryKey: ['custom-sounds', changes],
    queryFn: () => call('sound:list', {}),
    enabled: ready,
    placeholderData: (held) => held,
  });
  return (
    <CustomPage
      texts="customSounds"
      permission="manage-sounds"
      icon={<IconVolume size={19} aria-hidden />}
      rows={data}
      show={({ name, path, size }) => (
        <>
          <div className={pages['names']}>
            <p className={pages['name']}>{name}</p>
            <p className={pages['note']}>{formatBytes(size)}</p>
          </div>
          <audio className={classes['player']} controls preload="none" src={path} aria-label={name} />
        </>
      )}
      dialog={(sound, close) => <SoundDialog sound={sound} onClose={close} />}
      onRemove={({ id }) => call('sound:remove', { soundId: id })}
    />
  );
}
