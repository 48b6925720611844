import { useTranslation } from 'react-i18next';
import { applyEvent } from '../../../store/apply-event.ts';
import { updateChat } from '../../../store/chat-store.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import classes from './EmojiPicker.module.css';
import { useTone } from './use-tone.ts';

const HANDS = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿'] as const;

/** One hand in each tone; the choice follows the account to every device. */
export function ToneChoice() {
  const { t } = useTranslation();
  const tone = useTone();
  const choose = async (emojiTone: number) => {
    const self = await attempt(call('user:preferences', { emojiTone }));
    if (self !== null) updateChat((state) => applyEvent(state, { name: 'self:changed', data: self }, Date.now()));
  };
  return (
    <fieldset className={classes['tones']}>
      <legend className="visually-hidden">{t('emoji.tone')}</legend>
      {HANDS.map((hand, index) => (
        <label key={hand} className={classes['tone']} data-chosen={index === tone}>
          <input
            type="radio"
            name="emoji-tone"
            className="visually-hidden"
            aria-label={t(`emoji.tone${index as 0 | 1 | 2 | 3 | 4 | 5}`)}
            checked={index === tone}
            onChange={() => void choose(index)}
          />
          <span aria-hidden>{hand}</span>
        </label>
      ))}
    </fieldset>
  );
}
