import { IconMoodPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../server/contracts/message.ts';
import { attempt } from '../../ui/attempt.ts';
import { react } from './change-message.ts';
import { Emoji } from './emoji/Emoji.tsx';
import classes from './Reactions.module.css';

const MOST_NAMES = 12;

/** Who reacted with what; a click adds one's own or takes it back. */
export function Reactions({
  message,
  selfId,
  onAdd,
}: {
  readonly message: MessageView;
  readonly selfId: string | undefined;
  readonly onAdd: () => void;
}) {
  const { t, i18n } = useTranslation();
  const reactions = Object.entries(message.reactions);
  if (reactions.length === 0) return null;
  const names = new Intl.ListFormat(i18n.language, { type: 'conjunction' });

  return (
    <div className={classes['reactions']} role="group" aria-label={t('reactions.label')}>
      {reactions.map(([emoji, people]) => {
        const shown = people.slice(0, MOST_NAMES).map((person) => person.name);
        const more = people.length > MOST_NAMES ? [t('reactions.more', { count: people.length - MOST_NAMES })] : [];
        const who = names.format([...shown, ...more]);
        const mine = people.some((person) => person.id === selfId);
        return (
          <button
            key={emoji}
            type="button"
            className={classes['reaction']}
            aria-pressed={mine}
            aria-label={t('reactions.who', { emoji: emoji.replaceAll('_', ' '), who, people: people.length })}
            title={`${who} · :${emoji}:`}
            onClick={() => void attempt(react(message.id, emoji, !mine))}
          >
            <span aria-hidden>
              <Emoji shortcode={emoji} />
            </span>
            <span className={classes['count']}>{people.length}</span>
          </button>
        );
      })}
      <button type="button" className={classes['add']} aria-label={t('reactions.add')} onClick={onAdd}>
        <IconMoodPlus size={16} aria-hidden />
      </button>
    </div>
  );
}
