import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomPerson, RoomView } from '../../../server/contracts/room.ts';
import { roomLink } from '../../lib/room-path.ts';
import { addToDirect, inviteToRoom } from '../../transport/room-actions.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

/** Brings people into a channel or group. With a direct room they begin a new conversation: what was said stays between those who said it. */
export function InviteDialog({ room, onClose }: { readonly room: RoomView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [people, setPeople] = useState<readonly RoomPerson[]>([]);
  const { submit, busy, failure } = useSubmit(async () => {
    const ids = people.map((person) => person.id);
    if (room.kind !== 'direct') {
      await inviteToRoom(room.id, ids);
      return onClose();
    }
    const wider = await addToDirect(room.id, ids);
    onClose();
    await navigate(roomLink(wider));
  });

  return (
    <Dialog opened onClose={onClose} title={t('room.invite')} size={480}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <PeoplePicker label={t('create.members')} chosen={people} onChange={setPeople} autoFocus />
        <FormFailure code={failure} />
        <div className={forms['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={people.length === 0}>
            {t('room.inviteSubmit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
