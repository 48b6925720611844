import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Switch.css';
import { Button, Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomPerson } from '../../../server/contracts/room.ts';
import { roomLink } from '../../lib/room-path.ts';
import { createRoom } from '../../transport/room-actions.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

export function CreateRoomDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [topic, setTopic] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const [readOnly, setReadOnly] = useState(false);
  const [members, setMembers] = useState<readonly RoomPerson[]>([]);
  const { submit, busy, failure } = useSubmit(async () => {
    const room = await createRoom({
      kind: isPrivate ? 'group' : 'channel',
      name: name.trim().replace(/^#/, ''),
      readOnly,
      memberIds: members.map((person) => person.id),
      ...(topic.trim() === '' ? {} : { topic: topic.trim() }),
    });
    onClose();
    await navigate(roomLink(room));
  });

  return (
    <Dialog opened onClose={onClose} title={t('create.title')} size={480}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={t('create.name')}
          description={t('create.nameHint')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={80}
          required
          withAsterisk={false}
          data-autofocus
        />
        <TextInput
          label={t('create.topic')}
          value={topic}
          onChange={(event) => setTopic(event.currentTarget.value)}
          maxLength={1000}
        />
        <PeoplePicker
          label={t('create.members')}
          description={t('create.membersHint')}
          chosen={members}
          onChange={setMembers}
        />
        <Switch
          label={t('create.private')}
          description={t('create.privateHint')}
          checked={isPrivate}
          onChange={(event) => setPrivate(event.currentTarget.checked)}
        />
        <Switch
          label={t('create.readOnly')}
          description={t('create.readOnlyHint')}
          checked={readOnly}
          onChange={(event) => setReadOnly(event.currentTarget.checked)}
        />
        <FormFailure code={failure} />
        <div className={forms['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('create.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
