import '@mantine/core/styles/Input.css';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { IconMoodPlus } from '@tabler/icons-react';
import { Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { PresenceStatus } from '../../../server/contracts/user.ts';
import { presenceStatuses } from '../../lib/presence.ts';
import { statusEnd, statusSpans, type StatusSpan } from '../../lib/status-times.ts';
import { formatTime } from '../../lib/time-format.ts';
import { chatStore } from '../../store/chat-store.ts';
import { setStatus } from '../../transport/room-actions.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import form from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { StatusEmoji } from '../../ui/StatusEmoji.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import classes from './StatusDialog.module.css';

const EMOJI: readonly string[] = ['💬', '📅', '🎧', '🍽️', '🏠', '🚆', '🤒', '🌴', '🎉'];

interface StatusDialogProps {
  /** Chooses one emoji of all that there are; the frame brings it. */
  readonly picker: (onPick: (shortcode: string) => void, onClose: () => void) => ReactNode;
  readonly onClose: () => void;
}

/** What one says of oneself: how one is here, a few words, an emoji, and until when. */
export function StatusDialog({ picker, onClose }: StatusDialogProps) {
  const { t, i18n } = useTranslation();
  const self = useStore(chatStore, (state) => state.self);
  const offered = useStore(chatStore, (state) => state.statuses);
  const [status, choose] = useState<PresenceStatus>(self?.status ?? 'online');
  const [text, setText] = useState(self?.statusText ?? '');
  const [emoji, setEmoji] = useState(self?.statusEmoji ?? '');
  const [picking, setPicking] = useState(false);
  const [span, setSpan] = useState<StatusSpan>('never');
  const [custom, setCustom] = useState('');
  const { submit, busy, failure } = useSubmit(async () => {
    const end = statusEnd(span, new Date(), custom);
    await setStatus(status, { statusText: text, statusEmoji: emoji, expiresAt: end?.toISOString() ?? null });
    onClose();
  });
  const choices = emoji === '' || EMOJI.includes(emoji) ? EMOJI : [...EMOJI, emoji];
  const until = self?.statusExpiresAt ?? null;

  return (
    <Dialog opened onClose={onClose} title={t('presence.setStatus')} size={480}>
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <ChoiceField
          label={t('presence.status')}
          value={status}
          choices={
            Object.fromEntries(
              presenceStatuses.map((one) => [one, t(`presence.${one === 'offline' ? 'invisible' : one}`)]),
            ) as Record<PresenceStatus, string>
          }
          onChange={choose}
        />
        {offered.length > 0 && (
          <NativeSelect
            label={t('presence.offered')}
            value=""
            onChange={(event) => {
              const chosen = offered.find(({ id }) => id === event.currentTarget.value);
              if (chosen === undefined) return;
              choose(chosen.status);
              setText(chosen.name);
            }}
            data={[
              { value: '', label: t('presence.chooseOffered') },
              ...offered.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <fieldset className={classes['emoji']}>
          <legend>{t('presence.emoji')}</legend>
          {choices.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name="status-emoji"
                checked={emoji === one}
                onChange={() => setEmoji(one)}
                onClick={() => emoji === one && setEmoji('')}
              />
              <span>
                <StatusEmoji value={one} />
              </span>
            </label>
          ))}
          <IconButton label={t('presence.moreEmoji')} onClick={() => setPicking(true)}>
            <IconMoodPlus size={20} />
          </IconButton>
        </fieldset>
        <TextInput
          label={t('presence.text')}
          placeholder={t('presence.textExample')}
          data-autofocus
          maxLength={120}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('presence.until')}
          value={span}
          onChange={(event) => setSpan(statusSpans.find((one) => one === event.currentTarget.value) ?? 'never')}
          data={statusSpans.map((one) => ({ value: one, label: t(`presence.spans.${one}`) }))}
        />
        {span === 'custom' && (
          <TextInput
            type="datetime-local"
            label={t('presence.customTime')}
            required
            withAsterisk={false}
            value={custom}
            onChange={(event) => setCustom(event.currentTarget.value)}
          />
        )}
        {until !== null && (
          <p className={classes['now']}>{t('presence.endsAt', { time: formatTime(i18n.language, 'full', until) })}</p>
        )}
        <FormFailure code={failure} />
        <div className={form['buttons']}>
          {(self?.statusText !== '' || self.statusEmoji !== '') && (
            <Button
              variant="default"
              onClick={() => {
                void setStatus('online', { statusText: '', statusEmoji: '', expiresAt: null }).catch(() => undefined);
                onClose();
              }}
            >
              {t('presence.clear')}
            </Button>
          )}
          <Button type="submit" loading={busy}>
            {t('app.save')}
          </Button>
        </div>
      </form>
      {picking && <Suspense>{picker(setEmoji, () => setPicking(false))}</Suspense>}
    </Dialog>
  );
}
