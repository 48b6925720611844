import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Switch.css';
import { Button, Switch, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomPerson } from '../../../server/contracts/room.ts';
import { roomLink } from '../../lib/room-path.ts';
import { createRoom, createTeam } from '../../transport/room-actions.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

interface CreateRoomProps {
  /** A team instead of a channel. */
  readonly asTeam?: boolean;
  /** The team that the room is made in. */
  readonly teamId?: string;
  readonly onClose: () => void;
}

/** A new channel or group, a new team, or a new room of a team. */
export function CreateRoomDialog({ asTeam = false, teamId, onClose }: CreateRoomProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [topic, setTopic] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  const [readOnly, setReadOnly] = useState(false);
  const [broadcast, setBroadcast] = useState(false);
  const [members, setMembers] = useState<readonly RoomPerson[]>([]);
  const { submit, busy, failure } = useSubmit(async () => {
    const plan = {
      kind: isPrivate ? ('group' as const) : ('channel' as const),
      name: name.trim().replace(/^#/, ''),
      readOnly: readOnly || broadcast,
      broadcast,
      memberIds: members.map((person) => person.id),
      ...(topic.trim() === '' ? {} : { topic: topic.trim() }),
    };
    const room = asTeam ? await createTeam(plan) : await createRoom(teamId === undefined ? plan : { ...plan, teamId });
    onClose();
    await navigate(roomLink(room));
  });

  return (
    <Dialog
      opened
      onClose={onClose}
      title={t(asTeam ? 'create.teamTitle' : teamId === undefined ? 'create.title' : 'create.teamRoomTitle')}
      size={480}
    >
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={t('create.name')}
          description={t(asTeam ? 'create.teamNameHint' : 'create.nameHint')}
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
          description={t(asTeam ? 'create.teamPrivateHint' : 'create.privateHint')}
          checked={isPrivate}
          onChange={(event) => setPrivate(event.currentTarget.checked)}
        />
        <Switch
          label={t('create.readOnly')}
          description={t('create.readOnlyHint')}
          checked={readOnly || broadcast}
          disabled={broadcast}
          onChange={(event) => setReadOnly(event.currentTarget.checked)}
        />
        <Switch
          label={t('create.broadcast')}
          description={t('create.broadcastHint')}
          checked={broadcast}
          onChange={(event) => setBroadcast(event.currentTarget.checked)}
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
