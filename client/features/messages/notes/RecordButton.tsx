import { IconMicrophone } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../../store/chat-store.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import type { NoteKind } from './recording.ts';
import { lazyPart } from '../../../ui/lazy-part.ts';

const RecorderDialog = lazyPart(async () => ({ default: (await import('./RecorderDialog.tsx')).RecorderDialog }));

/** Only a page that came by https, or from this machine, is given devices by the browser. */
const canRecord = typeof MediaRecorder !== 'undefined' && navigator.mediaDevices !== undefined;

/** Records a sound or a film that goes with the message as a file. Not there where the workspace or the browser has none. */
export function RecordButton({ onNote }: { readonly onNote: (note: File) => void }) {
  const { t } = useTranslation();
  const audio = useStore(chatStore, (state) => state.settings['Message_AudioRecorderEnabled'] !== false);
  const video = useStore(chatStore, (state) => state.settings['Message_VideoRecorderEnabled'] !== false);
  const [open, setOpen] = useState(false);
  const kinds: readonly NoteKind[] = [...(audio ? (['audio'] as const) : []), ...(video ? (['video'] as const) : [])];
  if (!canRecord || kinds.length === 0) return null;
  return (
    <>
      <IconButton label={t('writing.record')} onClick={() => setOpen(true)}>
        <IconMicrophone size={19} />
      </IconButton>
      {open && (
        <Suspense>
          <RecorderDialog kinds={kinds} onNote={onNote} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
