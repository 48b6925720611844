import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './Dialog.tsx';
import forms from './Form.module.css';
import { FormFailure } from './FormFailure.tsx';
import { useSubmit } from './use-submit.ts';

interface SaveDialogProps {
  readonly title: string;
  /** Nothing that could be saved. */
  readonly disabled: boolean;
  readonly size?: number;
  readonly children: ReactNode;
  /** When it fails, the dialog stays and says why. */
  readonly onSave: () => Promise<unknown>;
  readonly onClose: () => void;
}

/** Some fields that are saved together: the form, what is wrong with it, and the buttons. */
export function SaveDialog({ title, disabled, size, children, onSave, onClose }: SaveDialogProps) {
  const { t } = useTranslation();
  const { submit, busy, failure } = useSubmit(async () => {
    await onSave();
    onClose();
  });
  return (
    <Dialog opened title={title} onClose={onClose} {...(size === undefined ? {} : { size })}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {children}
        <FormFailure code={failure} />
        <div className={forms['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={disabled}>
            {t('app.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
