import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../../server/contracts/message.ts';
import line from '../SystemMessage.module.css';
import classes from './IgnoredMessage.module.css';

/** What somebody wrote whom the reader ignores here: a line, until it is asked for. */
export function IgnoredMessage({
  message,
  isFocusable,
  onShow,
}: {
  readonly message: MessageView;
  readonly isFocusable: boolean;
  readonly onShow: () => void;
}) {
  const { t } = useTranslation();
  const text = t('moderation.ignored', { name: message.author.name });
  return (
    <article className={line['line']} data-row={message.id} tabIndex={isFocusable ? 0 : -1} aria-label={text}>
      <p className={line['text']}>{text}</p>
      <button type="button" tabIndex={isFocusable ? 0 : -1} className={classes['show']} onClick={onShow}>
        {t('moderation.show')}
      </button>
    </article>
  );
}
