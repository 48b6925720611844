import '@mantine/core/styles/Input.css';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../../server/contracts/message.ts';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { roomLink } from '../../../lib/room-path.ts';
import { createDiscussion } from '../../../transport/room-actions.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import forms from '../../../ui/Form.module.css';
import { FormFailure } from '../../../ui/FormFailure.tsx';
import { useSubmit } from '../../../ui/use-submit.ts';

const LONGEST_TITLE = 200;

interface StartDiscussionProps {
  readonly room: RoomView;
  /** What it is about; its text is the first proposal for a title. */
  readonly message?: MessageView;
  readonly onClose: () => void;
}

/** Opens a discussion on a room, or on one of its messages, and leads into it. */
export function StartDiscussionDialog({ room, message, onClose }: StartDiscussionProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [title, setTitle] = useState(() => titleFrom(message?.body ?? ''));
  const [first, setFirst] = useState('');
  const { submit, busy, failure } = useSubmit(async () => {
    const made = await createDiscussion({
      roomId: room.id,
      title: title.trim(),
      ...(message === undefined ? {} : { messageId: message.id }),
      ...(first.trim() === '' ? {} : { firstMessage: first.trim() }),
    });
    onClose();
    await navigate(roomLink(made));
  });

  return (
    <Dialog opened onClose={onClose} title={t('discussions.start')} size={480}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t('discussions.hint')}</p>
        <TextInput
          label={t('discussions.title')}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
          maxLength={LONGEST_TITLE}
          required
          withAsterisk={false}
          data-autofocus
        />
        <Textarea
          label={t('discussions.first')}
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
          minRows={2}
          autosize
        />
        <FormFailure code={failure} />
        <div className={forms['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={title.trim() === ''}>
            {t('discussions.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** The first line, as long as a title may well be. */
function titleFrom(body: string): string {
  const [line = ''] = body.trim().split('\n');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
