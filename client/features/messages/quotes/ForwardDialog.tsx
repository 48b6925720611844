import '@mantine/core/styles/Input.css';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MessageView } from '../../../../server/contracts/message.ts';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { roomLabel } from '../../../store/selectors.ts';
import { outbox } from '../../../transport/live.ts';
import { openDirect } from '../../../transport/room-actions.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import forms from '../../../ui/Form.module.css';
import { FormFailure } from '../../../ui/FormFailure.tsx';
import { showNotice } from '../../../ui/notices.ts';
import { useSubmit } from '../../../ui/use-submit.ts';
import classes from './ForwardDialog.module.css';
import { knowQuoted } from './quoted-store.ts';
import { Quotes } from './Quotes.tsx';
import { useTargets, type Target } from './use-targets.ts';

const MOST_TARGETS = 10;

/** Passes a message on as a quote. It stays where it is: who may not see it there sees nothing of it here. */
export function ForwardDialog({
  message,
  room,
  onClose,
}: {
  readonly message: MessageView;
  readonly room: RoomView;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const [query, setQuery] = useState('');
  const [comment, setComment] = useState('');
  const [chosen, setChosen] = useState<readonly Target[]>([]);
  const title = useStore(chatStore, (state) => roomLabel(room, state.self?.id));
  const found = useTargets(query).filter((target) => !chosen.some((one) => one.key === target.key));
  const { submit, busy, failure } = useSubmit(async () => {
    knowQuoted({ message, room });
    for (const target of chosen) outbox.add(await roomOf(target), comment.trim(), { quotes: [message.id] });
    showNotice(t('quotes.forwarded'));
    onClose();
  });
  const choose = (target: Target, on: boolean) =>
    setChosen(on ? [...chosen, target] : chosen.filter((one) => one.key !== target.key));

  return (
    <Dialog opened onClose={onClose} title={t('quotes.forwardTitle')} size={520}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={t('quotes.forwardTo')}
          placeholder={t('quotes.forwardPlaceholder')}
          value={query}
          data-autofocus
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
        <ul className={classes['targets']} aria-label={t('quotes.forwardTo')} tabIndex={-1}>
          {[...chosen, ...found].map((target) => {
            const on = chosen.includes(target);
            return (
              <li key={target.key}>
                <label>
                  <input
                    type="checkbox"
                    checked={on}
                    disabled={!on && chosen.length >= MOST_TARGETS}
                    onChange={(event) => choose(target, event.currentTarget.checked)}
                  />
                  <span>{target.label}</span>
                </label>
              </li>
            );
          })}
          {chosen.length + found.length === 0 && <li className={classes['none']}>{t('quotes.forwardNone')}</li>}
        </ul>
        <Textarea
          label={t('quotes.forwardComment')}
          value={comment}
          autosize
          minRows={1}
          maxRows={5}
          onChange={(event) => setComment(event.currentTarget.value)}
        />
        <Quotes ids={[message.id]} roomId={room.id} tabbable={false} />
        {room.kind !== 'channel' && <p className={classes['hint']}>{t('quotes.forwardHidden', { room: title })}</p>}
        <FormFailure code={failure} />
        <div className={forms['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={chosen.length === 0}>
            {t('quotes.forwardSend')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

async function roomOf({ roomId, userId }: Target): Promise<string> {
  if (roomId !== null) return roomId;
  return (await openDirect(userId === null ? [] : [userId])).id;
}
