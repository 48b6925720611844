import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Switch.css';
import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import {
  effectiveLevel,
  notificationWays,
  type NotificationWay,
  type PlaceNotifications,
} from '../../../server/contracts/notifications.ts';
import type { RoomView } from '../../../server/contracts/room.ts';
import { soundNames } from '../../lib/sounds.ts';
import { chatStore } from '../../store/chat-store.ts';
import { setPlaceNotifications } from '../../transport/attention-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import form from '../../ui/Form.module.css';
import { useOwnSounds } from './use-own-sounds.ts';

interface NotificationsDialogProps {
  readonly room: RoomView;
  readonly title: string;
  readonly onClose: () => void;
}

/** What the reader wants to be told of in one room; each default says what it stands for just now. Kept as it is chosen. */
export function NotificationsDialog({ room, title, onClose }: NotificationsDialogProps) {
  const { t } = useTranslation();
  const place = useStore(chatStore, (state) => state.memberships[room.id]?.notifications);
  const preferences = useStore(chatStore, (state) => state.self?.preferences);
  const settings = useStore(chatStore, (state) => state.settings);
  const ownSounds = useOwnSounds();
  if (place === undefined) return null;

  const change = (changes: Partial<PlaceNotifications>) => void attempt(setPlaceNotifications(room.id, changes));
  const usual = (way: NotificationWay) => {
    const unchanged = { ...place, muted: false, [way]: 'default' as const };
    const { kind, memberCount } = room;
    return effectiveLevel(way, { place: unchanged, preferences: preferences ?? {}, settings, kind, memberCount }).level;
  };
  const toggle = (field: 'muted' | 'hideUnread' | 'hideMentions' | 'muteGroupMentions') => (
    <Switch
      label={t(`notifications.${field}`)}
      description={t(`notifications.${field}Hint`)}
      checked={place[field]}
      onChange={(event) => change({ [field]: event.currentTarget.checked })}
    />
  );

  return (
    <Dialog opened onClose={onClose} title={t('notifications.titleFor', { room: title })} size={520}>
      <div className={form['form']}>
        {toggle('muted')}
        {notificationWays.map((way) => (
          <ChoiceField
            key={way}
            label={t(`notifications.${way}`)}
            value={place[way]}
            choices={{
              default: t('notifications.default', { level: t(`notifications.levels.${usual(way)}`) }),
              all: t('notifications.levels.all'),
              mentions: t('notifications.levels.mentions'),
              nothing: t('notifications.levels.nothing'),
            }}
            onChange={(level) => change({ [way]: level })}
          />
        ))}
        <ChoiceField
          label={t('notifications.sound')}
          value={place.sound}
          choices={{
            default: t('notifications.defaultSound'),
            ...Object.fromEntries(soundNames.map((name) => [name, t(`notifications.sounds.${name}`)])),
            ...ownSounds,
            none: t('notifications.sounds.none'),
          }}
          onChange={(sound) => change({ sound })}
        />
        {toggle('hideUnread')}
        {toggle('hideMentions')}
        {toggle('muteGroupMentions')}
      </div>
    </Dialog>
  );
}
