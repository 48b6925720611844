import { Button } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../../store/chat-store.ts';
import { ChoiceField } from '../../../ui/ChoiceField.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { LevelMeter } from './LevelMeter.tsx';
import { LiveFilm, NotePlayer } from './NotePlayer.tsx';
import classes from './Recorder.module.css';
import { clockText, type NoteKind } from './recording.ts';
import { useRecorder } from './use-recorder.ts';

interface RecorderDialogProps {
  readonly kinds: readonly NoteKind[];
  readonly onNote: (note: File) => void;
  readonly onClose: () => void;
}

/** Records a note; another kind or another try begins anew. */
export function RecorderDialog({ kinds, onNote, onClose }: RecorderDialogProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<NoteKind>(kinds[0] ?? 'audio');
  const [round, setRound] = useState(0);
  return (
    <Dialog opened title={t('writing.record')} onClose={onClose} closeOnClickOutside={false}>
      <div className={classes['recorder']}>
        {kinds.length > 1 && (
          <ChoiceField
            label={t('writing.noteKind')}
            value={kind}
            choices={{ audio: t('writing.recordAudio'), video: t('writing.recordVideo') }}
            onChange={setKind}
          />
        )}
        <Recording
          key={`${kind}${round}`}
          kind={kind}
          onAgain={() => setRound(round + 1)}
          onClose={onClose}
          onNote={(note) => {
            onNote(note);
            onClose();
          }}
        />
      </div>
    </Dialog>
  );
}

interface RecordingProps {
  readonly kind: NoteKind;
  readonly onNote: (note: File) => void;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** Asks for the devices, shows that and how it is heard, and lets the note be looked at before it goes anywhere. */
function Recording({ kind, onNote, onAgain, onClose }: RecordingProps) {
  const { t } = useTranslation();
  const limit = useStore(chatStore, (state) => Number(state.settings['FileUpload_MaxFileSize'] ?? Infinity));
  const { phase, stream, note, fault, elapsed, pause, resume, stop } = useRecorder(kind, limit);
  const running = phase === 'recording' || phase === 'paused';
  return (
    <>
      {phase === 'asking' && <p>{t('writing.asking')}</p>}
      {fault !== null && <p role="alert">{t(`writing.${fault}`)}</p>}
      {running && stream !== null && (
        <>
          {kind === 'video' && <LiveFilm stream={stream} />}
          <LevelMeter stream={stream} />
          <p className={classes['clock']} data-phase={phase}>
            <span className="visually-hidden">{t('writing.recording')} </span>
            <span role="timer">{clockText(elapsed)}</span>
          </p>
        </>
      )}
      {note !== null && <NotePlayer note={note} kind={kind} />}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={onClose}>
          {t('writing.discardNote')}
        </Button>
        {running && (
          <Button
            variant="default"
            leftSection={phase === 'paused' ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
            onClick={phase === 'paused' ? resume : pause}
          >
            {phase === 'paused' ? t('writing.resume') : t('writing.pause')}
          </Button>
        )}
        {running && (
          <Button leftSection={<IconPlayerStop size={16} />} onClick={stop}>
            {t('writing.stop')}
          </Button>
        )}
        {!running && phase !== 'asking' && (
          <Button variant="default" onClick={onAgain}>
            {t('writing.again')}
          </Button>
        )}
        {note !== null && <Button onClick={() => onNote(note)}>{t('writing.attachNote')}</Button>}
      </div>
    </>
  );
}
