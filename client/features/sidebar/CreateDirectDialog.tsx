import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomPerson } from '../../../server/contracts/room.ts';
import { roomLink } from '../../lib/room-path.ts';
import { openDirect } from '../../transport/room-actions.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { PeoplePicker } from './PeoplePicker.tsx';

export function CreateDirectDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [people, setPeople] = useState<readonly RoomPerson[]>([]);
  const { submit, busy, failure } = useSubmit(async () => {
    const room = await openDirect(people.map((person) => person.id));
    onClose();
    await navigate(roomLink(room));
  });

  return (
    <Dialog opened onClose={onClose} title={t('create.directTitle')} size={480}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <PeoplePicker label={t('create.to')} chosen={people} onChange={setPeople} autoFocus />
        <FormFailure code={failure} />
        <div className={forms['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={people.length === 0}>
            {t('create.open')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
