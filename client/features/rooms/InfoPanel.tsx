import '@mantine/core/styles/Input.css';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { formatDay } from '../../lib/time-format.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import { roomTitle } from '../../store/selectors.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import { showNotice } from '../../ui/notices.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './InfoPanel.module.css';
import { RoomEnds } from './RoomEnds.tsx';
import { RoomSettings } from './RoomSettings.tsx';

/** What a room is about; whoever may, changes it here. */
export function InfoPanel({
  room,
  picture,
  show,
}: {
  readonly room: RoomView;
  readonly picture?: ReactNode;
  /** Draws a text as messages are drawn: links, lists, names. */
  readonly show: (text: string) => ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const mayEdit = useStore(chatStore, (state) => room.kind !== 'direct' && mayInRoom(state, room.id, 'edit-room'));
  const title = useStore(chatStore, (state) => roomTitle(room, state.self?.id));
  const [fields, setFields] = useState({
    name: room.displayName,
    topic: room.topic,
    description: room.description,
    announcement: room.announcement,
  });
  const set = (field: keyof typeof fields) => (event: { currentTarget: { value: string } }) =>
    setFields({ ...fields, [field]: event.currentTarget.value });

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if ((await attempt(call('room:change', { roomId: room.id, ...fields }))) !== null) showNotice(t('room.saved'));
  };

  return (
    <Panel title={t('room.info')}>
      {picture}
      {mayEdit ? (
        <form className={classes['form']} onSubmit={(event) => void save(event)}>
          <TextInput label={t('room.name')} value={fields.name} onChange={set('name')} />
          <TextInput label={t('room.topic')} value={fields.topic} onChange={set('topic')} />
          <Textarea
            label={t('room.description')}
            value={fields.description}
            minRows={3}
            autosize
            onChange={set('description')}
          />
          <Textarea
            label={t('room.announcement')}
            value={fields.announcement}
            autosize
            onChange={set('announcement')}
          />
          <Button type="submit">{t('app.save')}</Button>
        </form>
      ) : (
        <dl className={classes['facts']}>
          {(['topic', 'description', 'announcement'] as const).map((field) => (
            <div key={field}>
              <dt>{t(`room.${field}`)}</dt>
              <dd>{room[field] === '' ? '–' : show(room[field])}</dd>
            </div>
          ))}
          <div>
            <dt>{t('room.made')}</dt>
            <dd>{formatDay(i18n.language, room.createdAt)}</dd>
          </div>
        </dl>
      )}
      {mayEdit && <RoomSettings room={room} />}
      <RoomEnds room={room} title={title} />
    </Panel>
  );
}
