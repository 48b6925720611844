import '@mantine/core/styles/Input.css';
import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { POLL_LIMITS } from '../../../../server/contracts/poll.ts';
import { newUlid } from '../../../lib/ulid.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import classes from './PollDialog.module.css';

interface PollDialogProps {
  readonly roomId: string;
  readonly threadId?: string | undefined;
  readonly onClose: () => void;
}

/** Makes a poll: a question, answers, and what kind of poll it is. */
export function PollDialog({ roomId, threadId, onClose }: PollDialogProps) {
  const { t } = useTranslation();
  const [id] = useState(newUlid);
  const [question, setQuestion] = useState('');
  const [options, setOptions] = useState<readonly string[]>(['', '']);
  const [anonymous, setAnonymous] = useState(false);
  const [multiple, setMultiple] = useState(false);
  const given = options.map((option) => option.trim()).filter((option) => option !== '');
  const ready = question.trim() !== '' && given.length >= 2 && new Set(given).size === given.length;

  const create = async () => {
    const thread = threadId === undefined ? {} : { threadId };
    const plan = { id, roomId, ...thread, question: question.trim(), options: given, anonymous, multiple };
    if ((await attempt(call('poll:create', plan))) !== null) onClose();
  };

  return (
    <Dialog opened title={t('polls.create')} onClose={onClose}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (ready) void create();
        }}
      >
        <TextInput
          data-autofocus
          label={t('polls.question')}
          value={question}
          maxLength={1000}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        {options.map((option, number) => (
          <div key={number} className={classes['option']}>
            <TextInput
              label={t('polls.option', { number: number + 1 })}
              value={option}
              maxLength={POLL_LIMITS.optionLength}
              onChange={(event) => setOptions(options.with(number, event.currentTarget.value))}
            />
            {options.length > 2 && (
              <IconButton
                label={t('polls.removeOption', { number: number + 1 })}
                onClick={() => setOptions(options.toSpliced(number, 1))}
              >
                <IconX size={17} />
              </IconButton>
            )}
          </div>
        ))}
        {options.length < POLL_LIMITS.options && (
          <Button
            variant="default"
            leftSection={<IconPlus size={16} />}
            className={classes['add']}
            onClick={() => setOptions([...options, ''])}
          >
            {t('polls.addOption')}
          </Button>
        )}
        <label className={classes['choice']}>
          <input type="checkbox" checked={multiple} onChange={(event) => setMultiple(event.currentTarget.checked)} />
          {t('polls.allowMultiple')}
        </label>
        <label className={classes['choice']}>
          <input type="checkbox" checked={anonymous} onChange={(event) => setAnonymous(event.currentTarget.checked)} />
          {t('polls.makeAnonymous')}
        </label>
        <div className={classes['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" disabled={!ready}>
            {t('polls.ask')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
