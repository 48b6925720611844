import '@mantine/core/styles/PasswordInput.css';
import { Button, PasswordInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import { showNotice } from '../../ui/notices.ts';
import classes from './InfoPanel.module.css';

/** The code that joining a channel wants. It is never shown again: the server keeps only what tells whether it is right. */
export function JoinCodeField({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const save = async (joinCode: string) => {
    if ((await attempt(call('room:change', { roomId: room.id, joinCode }))) === null) return;
    setCode('');
    showNotice(t('room.saved'));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save(code.trim());
  };
  return (
    <form className={classes['code']} onSubmit={submit}>
      <PasswordInput
        label={t('room.codeLabel')}
        description={t(room.joinCodeRequired ? 'room.codeKept' : 'room.codeHint')}
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        autoComplete="new-password"
        maxLength={200}
      />
      <div className={classes['buttons']}>
        <Button type="submit" variant="default" disabled={code.trim() === ''}>
          {t('app.save')}
        </Button>
        {room.joinCodeRequired && (
          <Button variant="default" onClick={() => void save('')}>
            {t('room.codeRemove')}
          </Button>
        )}
      </div>
    </form>
  );
}
