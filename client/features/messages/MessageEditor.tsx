import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../server/contracts/message.ts';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { GrowingTextarea } from '../../ui/GrowingTextarea.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { editMessage } from './change-message.ts';
import classes from './MessageEditor.module.css';

/** Changes a message in its place. */
export function MessageEditor({ message, onDone }: { readonly message: MessageView; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const [body, setBody] = useState(message.body);
  const field = useRef<HTMLTextAreaElement>(null);
  const { submit, busy, failure } = useSubmit(async () => {
    if (body.trim() !== message.body) await editMessage(message.id, body.trim());
    onDone();
  });
  useEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(message.body.length, message.body.length);
  }, [message.body]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onDone();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void submit();
    }
  };
  return (
    <div className={classes['editor']}>
      <GrowingTextarea
        ref={field}
        className={classes['field']}
        aria-label={t('messages.editLabel')}
        value={body}
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        maxRows={14}
      />
      <FormFailure code={failure} />
      <div className={classes['actions']}>
        <span className={classes['hint']}>{t('messages.editHint')}</span>
        <Button size="xs" variant="default" onClick={onDone}>
          {t('app.cancel')}
        </Button>
        <Button size="xs" loading={busy} disabled={body.trim() === ''} onClick={() => void submit()}>
          {t('app.save')}
        </Button>
      </div>
    </div>
  );
}
