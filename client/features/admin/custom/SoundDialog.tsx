import '@mantine/core/styles/Input.css';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomSoundView } from '../../../../server/contracts/methods.ts';
import { sendForm } from '../../../transport/send-form.ts';
import { SaveDialog } from '../../../ui/SaveDialog.tsx';
import classes from './Custom.module.css';
import { PickFile } from './PickFile.tsx';
import { usePreview } from './use-preview.ts';

interface SoundDialogProps {
  /** The one that is changed; null makes another one. */
  readonly sound: CustomSoundView | null;
  readonly onClose: () => void;
}

/** The name of a sound, and the sound itself. */
export function SoundDialog({ sound, onClose }: SoundDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(sound?.name ?? '');
  const [file, setFile] = useState<File | null>(null);
  const preview = usePreview<HTMLAudioElement>(file);
  const save = async () => {
    await sendForm(sound === null ? 'custom-sounds.create' : 'custom-sounds.update', {
      ...(sound === null ? {} : { _id: sound.id }),
      name: name.trim(),
      ...(file === null ? {} : { sound: file }),
    });
  };
  return (
    <SaveDialog
      title={sound === null ? t('customSounds.add') : t('customSounds.change')}
      disabled={sound === null && file === null}
      onSave={save}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        withAsterisk={false}
        maxLength={120}
        label={t('customSounds.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PickFile
        label={t('customSounds.file')}
        accept="audio/mpeg,audio/ogg,audio/wav,audio/mp4,audio/flac,.mp3,.ogg,.wav,.m4a,.flac"
        file={file}
        onPick={setFile}
      />
      {file !== null && <audio ref={preview} className={classes['player']} controls aria-label={file.name} />}
      <p className={classes['hint']}>{t('customSounds.fileHint')}</p>
    </SaveDialog>
  );
}
