import { Button, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  generalLevel,
  notificationWays,
  type NotificationWay,
  type PreferredLevel,
} from '../../../server/contracts/notifications.ts';
import type { Preferences } from '../../../server/contracts/user.ts';
import { playSound } from '../../lib/sounds.ts';
import { chatStore } from '../../store/chat-store.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { BrowserPermission } from './BrowserPermission.tsx';
import classes from './Preferences.module.css';
import { useSoundChoices } from './use-sound-choices.ts';

const fields = {
  desktop: 'desktopNotifications',
  mobile: 'mobileNotifications',
  email: 'emailNotifications',
} as const satisfies Record<NotificationWay, keyof Preferences>;

interface NotificationSectionProps {
  readonly preferences: Preferences;
  readonly change: (changes: Preferences) => void;
}

/** What the reader wants to be told of where no room says otherwise, and how it sounds. */
export function NotificationSection({ preferences, change }: NotificationSectionProps) {
  const { t } = useTranslation();
  const settings = useStore(chatStore, (state) => state.settings);
  const sound = preferences.messageSound ?? 'chime';
  const volume = preferences.soundVolume ?? 80;
  const sounds = useSoundChoices();

  return (
    <section className={classes['section']}>
      <h2>{t('notifications.title')}</h2>
      <BrowserPermission />
      {notificationWays.map((way) => (
        <ChoiceField<PreferredLevel>
          key={way}
          label={t(`notifications.${way}`)}
          value={preferences[fields[way]] ?? 'default'}
          choices={{
            default: t('notifications.asWorkspace', {
              level: t(`notifications.levels.${generalLevel(way, {}, settings).level}`),
            }),
            all: t('notifications.levels.all'),
            mentions: t('notifications.levels.mentions'),
            nothing: t('notifications.levels.nothing'),
          }}
          onChange={(level) => change({ [fields[way]]: level })}
        />
      ))}
      <Highlights words={preferences.highlights ?? []} onChange={(highlights) => change({ highlights })} />
      <ChoiceField
        label={t('notifications.sound')}
        value={sound}
        choices={sounds}
        onChange={(messageSound) => {
          playSound(messageSound, volume);
          change({ messageSound });
        }}
      />
      <label className={classes['range']}>
        <span>{t('notifications.volume')}</span>
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          defaultValue={volume}
          onPointerUp={(event) => change({ soundVolume: Number(event.currentTarget.value) })}
          onKeyUp={(event) => change({ soundVolume: Number(event.currentTarget.value) })}
        />
        <Button variant="default" size="xs" onClick={() => playSound(sound, volume)}>
          {t('notifications.tryIt')}
        </Button>
      </label>
      <Switch
        label={t('notifications.quietWhenLooking')}
        checked={preferences.quietWhenLooking ?? true}
        onChange={(event) => change({ quietWhenLooking: event.currentTarget.checked })}
      />
      <Switch
        label={t('notifications.preview')}
        checked={preferences.notificationPreview ?? true}
        onChange={(event) => change({ notificationPreview: event.currentTarget.checked })}
      />
    </section>
  );
}

/** Kept when the field is left: half a word would match far too much. */
function Highlights({
  words,
  onChange,
}: {
  readonly words: readonly string[];
  readonly onChange: (words: string[]) => void;
}) {
  const { t } = useTranslation();
  const [text, setText] = useState(words.join(', '));
  const keep = () => {
    const given = text.split(',').map((word) => word.trim().replace(/\s+/g, ' '));
    const kept = [...new Set(given.filter((word) => word.length >= 2))].slice(0, 50);
    setText(kept.join(', '));
    if (kept.join('\n') !== words.join('\n')) onChange(kept);
  };
  return (
    <TextInput
      label={t('notifications.highlights')}
      description={t('notifications.highlightsHint')}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}
