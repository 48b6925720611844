import '@mantine/core/styles/Input.css';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import { showNotice } from '../../ui/notices.ts';
import { Panel } from '../../ui/Panel.tsx';
import classes from './InfoPanel.module.css';

/** What a room is about; whoever may, changes it here. */
export function InfoPanel({ room, picture }: { readonly room: RoomView; readonly picture?: ReactNode }) {
  const { t } = useTranslation();
  const mayEdit = useStore(chatStore, (state) => room.kind !== 'direct' && mayInRoom(state, room.id, 'edit-room'));
  const mayArchive = useStore(
    chatStore,
    (state) => room.kind !== 'direct' && mayInRoom(state, room.id, room.archived ? 'unarchive-room' : 'archive-room'),
  );
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
          <TextInput label={t('room.announcement')} value={fields.announcement} onChange={set('announcement')} />
          <Button type="submit">{t('app.save')}</Button>
        </form>
      ) : (
        <dl className={classes['facts']}>
          {(['topic', 'description', 'announcement'] as const).map((field) => (
            <div key={field}>
              <dt>{t(`room.${field}`)}</dt>
              <dd>{room[field] || '–'}</dd>
            </div>
          ))}
        </dl>
      )}
      {mayArchive && (
        <Button
          variant="default"
          fullWidth
          className={classes['archive'] ?? ''}
          onClick={() => void attempt(call('room:archive', { roomId: room.id, archived: !room.archived }))}
        >
          {room.archived ? t('room.unarchive') : t('room.archive')}
        </Button>
      )}
    </Panel>
  );
}
