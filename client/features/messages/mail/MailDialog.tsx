import '@mantine/core/styles/Input.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../../server/contracts/message.ts';
import { call } from '../../../transport/live.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import forms from '../../../ui/Form.module.css';
import { FormFailure } from '../../../ui/FormFailure.tsx';
import { showNotice } from '../../../ui/notices.ts';
import { useSubmit } from '../../../ui/use-submit.ts';
import { Quotes } from '../quotes/Quotes.tsx';
import { readRecipients } from './recipients.ts';

/** Sends a message by e-mail, to people of the workspace and to addresses outside. */
export function MailDialog({ message, onClose }: { readonly message: MessageView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [to, setTo] = useState('');
  const [subject, setSubject] = useState('');
  const { usernames, addresses } = readRecipients(to);
  const { submit, busy, failure } = useSubmit(async () => {
    const { missing } = await call('export:mail', {
      roomId: message.roomId,
      messageIds: [message.id],
      usernames: [...usernames],
      addresses: [...addresses],
      subject: subject.trim(),
    });
    showNotice(missing.length === 0 ? t('mail.sent') : t('mail.missing', { names: missing.join(', ') }));
    onClose();
  });
  return (
    <Dialog opened onClose={onClose} title={t('mail.title')} size={480}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={t('mail.to')}
          description={t('mail.toHint')}
          value={to}
          data-autofocus
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <TextInput
          label={t('mail.subject')}
          value={subject}
          maxLength={200}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Quotes ids={[message.id]} roomId={message.roomId} tabbable={false} />
        <FormFailure code={failure} />
        <div className={forms['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={usernames.length + addresses.length === 0}>
            {t('mail.confirm')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
