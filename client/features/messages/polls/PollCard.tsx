import { Button } from '@mantine/core';
import { IconCircle, IconCircleCheckFilled, IconSquare, IconSquareCheckFilled } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../../server/contracts/message.ts';
import type { PollView } from '../../../../server/contracts/poll.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import classes from './PollCard.module.css';

interface PollCardProps {
  readonly message: Pick<MessageView, 'id' | 'author'>;
  readonly poll: PollView;
  readonly selfId: string | undefined;
}

/** The answers of a poll as bars that are pressed to vote; they move while others vote. */
export function PollCard({ message, poll, selfId }: PollCardProps) {
  const { t } = useTranslation();
  const { own, vote } = useOwnVote(message.id, poll, selfId);
  const closed = poll.closedAt !== null;

  return (
    <section className={classes['poll']} aria-label={t('polls.label')}>
      <ul className={classes['options']}>
        {poll.options.map((option, number) => {
          const chosen = own.includes(number);
          const percent = poll.voterCount === 0 ? 0 : Math.round((option.votes / poll.voterCount) * 100);
          const names = option.voters.map(({ name }) => name).join(', ');
          return (
            <li key={number}>
              <button
                type="button"
                className={classes['option']}
                aria-pressed={chosen}
                disabled={closed}
                title={names === '' ? undefined : names}
                onClick={() => void vote(number)}
              >
                <span className={classes['bar']} style={{ inlineSize: `${percent}%` }} aria-hidden />
                <span className={classes['mark']} aria-hidden>
                  <Mark chosen={chosen} multiple={poll.multiple} />
                </span>
                <span className={classes['text']}>{option.text}</span>
                <span className={classes['votes']}>
                  {t('polls.votes', { count: option.votes })} · {percent} %
                </span>
              </button>
              {names !== '' && <p className={classes['names']}>{names}</p>}
            </li>
          );
        })}
      </ul>
      <p className={classes['foot']}>
        {t('polls.voters', { count: poll.voterCount })}
        {poll.anonymous && ` · ${t('polls.anonymous')}`}
        {poll.multiple && ` · ${t('polls.multiple')}`}
        {closed && ` · ${t('polls.closed')}`}
      </p>
      {!closed && message.author.id === selfId && (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => void attempt(call('poll:close', { messageId: message.id }))}
        >
          {t('polls.close')}
        </Button>
      )}
    </section>
  );
}

function Mark({ chosen, multiple }: { readonly chosen: boolean; readonly multiple: boolean }) {
  if (multiple) return chosen ? <IconSquareCheckFilled size={18} /> : <IconSquare size={18} />;
  return chosen ? <IconCircleCheckFilled size={18} /> : <IconCircle size={18} />;
}

/** What the reader chose: in an open poll it stands in the poll, in an anonymous one only the server can say. */
function useOwnVote(messageId: string, poll: PollView, selfId: string | undefined) {
  const queries = useQueryClient();
  const queryKey = ['poll-own-vote', messageId];
  const { data } = useQuery({
    queryKey,
    queryFn: async () => (await call('poll:own-vote', { messageId })).choices,
    enabled: poll.anonymous,
    staleTime: Infinity,
  });
  const named = poll.options.flatMap(({ voters }, number) => (voters.some(({ id }) => id === selfId) ? [number] : []));
  const own = poll.anonymous ? (data ?? []) : named;

  const vote = async (number: number) => {
    const without = own.filter((one) => one !== number);
    const kept = poll.multiple ? without : [];
    const choices = own.includes(number) ? without : [...kept, number];
    const done = await attempt(call('poll:vote', { messageId, choices }));
    if (done !== null && poll.anonymous) queries.setQueryData(queryKey, choices);
  };
  return { own, vote };
}
