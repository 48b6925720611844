import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomPerson, RoomView } from '../../../server/contracts/room.ts';
import { inviteToRoom } from '../../transport/room-actions.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

/** Brings people into a channel or group. */
export function InviteDialog({ room, onClose }: { readonly room: RoomView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [people, setPeople] = useState<readonly RoomPerson[]>([]);
  const { submit, busy, failure } = useSubmit(async () => {
    await inviteToRoom(
      room.id,
      people.map((person) => person.id),
    );
    onClose();
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
