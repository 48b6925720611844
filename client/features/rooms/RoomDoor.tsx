import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/PasswordInput.css';
import { Button, PasswordInput } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import { joinRoom } from '../../transport/room-actions.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import classes from './RoomDoor.module.css';

/** A room that asks for a code: that it is there is all one sees of it before. */
export function RoomDoor({ room, title }: { readonly room: RoomView; readonly title: string }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const { submit, busy, failure } = useSubmit(() => joinRoom(room.id, code));
  return (
    <div className={classes['door']}>
      <EmptyState icon={<IconKey size={26} />} title={t('room.doorTitle', { room: title })}>
        {t('room.doorText')}
      </EmptyState>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <PasswordInput
          label={t('room.joinCode')}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          autoComplete="off"
          maxLength={200}
          required
          withAsterisk={false}
        />
        <FormFailure code={failure} />
        <Button type="submit" loading={busy} disabled={code.trim() === ''}>
          {t('room.join')}
        </Button>
      </form>
    </div>
  );
}
