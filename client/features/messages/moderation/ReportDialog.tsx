import '@mantine/core/styles/Input.css';
import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../transport/live.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import forms from '../../../ui/Form.module.css';
import { FormFailure } from '../../../ui/FormFailure.tsx';
import { showNotice } from '../../../ui/notices.ts';
import { useSubmit } from '../../../ui/use-submit.ts';

/** Tells the moderators of a message, and why. */
export function ReportDialog({ messageId, onClose }: { readonly messageId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const [description, setDescription] = useState('');
  const { submit, busy, failure } = useSubmit(async () => {
    await call('message:report', { messageId, description: description.trim() });
    showNotice(t('moderation.reported'));
    onClose();
  });
  return (
    <Dialog opened onClose={onClose} title={t('moderation.reportTitle')} size={480}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <Textarea
          label={t('moderation.reason')}
          description={t('moderation.reasonHint')}
          value={description}
          maxLength={1000}
          autosize
          minRows={3}
          maxRows={8}
          data-autofocus
          onChange={(event) => setDescription(event.currentTarget.value)}
        />
        <FormFailure code={failure} />
        <div className={forms['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={description.trim() === ''}>
            {t('moderation.send')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
