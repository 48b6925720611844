import { IconEyeOff, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { whenText } from '../../../lib/when-text.ts';
import { commandAnswers, keepCommandAnswer, type CommandSaying } from '../../../store/command-answers.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import classes from './CommandAnswer.module.css';

const known = ['reminder-set', 'reminders', 'no-reminders', 'invited', 'archived', 'unarchived', 'status-set'] as const;

/** What a command answered: seen by the one who gave it, and gone when they say so. */
export function CommandAnswer({ roomId }: { readonly roomId: string }) {
  const { t } = useTranslation();
  const saying = useStore(commandAnswers, (answers) => answers[roomId]);
  const text = useSaying(saying);
  if (text === null) return null;
  return (
    <div className={classes['answer']} role="status">
      <p className={classes['note']}>
        <IconEyeOff size={15} aria-hidden /> {t('commands.onlyYou')}
      </p>
      <p className={classes['text']}>{text}</p>
      <span className={classes['close']}>
        <IconButton label={t('commands.dismiss')} tip={false} onClick={() => keepCommandAnswer(roomId, null)}>
          <IconX size={16} />
        </IconButton>
      </span>
    </div>
  );
}

function useSaying(saying: CommandSaying | undefined): string | null {
  const { t, i18n } = useTranslation();
  const code = known.find((one) => one === saying?.code);
  if (saying === undefined || code === undefined) return null;
  const { when, list, count, room = '', text = '', status = '' } = saying.details;
  if (code === 'reminders') return readableTimes(list ?? '', i18n.language);
  return t(`commands.says.${code}`, {
    when: when === undefined ? '' : whenText(i18n.language, when),
    count: Number(count ?? 0),
    room,
    text,
    status,
  });
}

/** The server begins each line with a moment; people read it in their own zone and words. */
function readableTimes(list: string, language: string): string {
  return list.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z/gm, (moment) => `${whenText(language, moment)}:`);
}
