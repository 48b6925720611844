import { useTranslation } from 'react-i18next';
import type { SelfView } from '../../../../server/contracts/user.ts';
import { applyEvent } from '../../../store/apply-event.ts';
import { chatStore, updateChat } from '../../../store/chat-store.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import classes from './EmojiPicker.module.css';
import { useTone } from './use-tone.ts';

const HANDS = ['✋', '✋🏻', '✋🏼', '✋🏽', '✋🏾', '✋🏿'] as const;

/** One hand in each tone; the choice follows the account to every device. */
export function ToneChoice() {
  const { t } = useTranslation();
  const tone = useTone();
  /** Shown at once; taken back when the server refuses. */
  const choose = async (emojiTone: number) => {
    const { self } = chatStore.getState();
    if (self === null) return;
    show({ ...self, preferences: { ...self.preferences, emojiTone } });
    show((await attempt(call('user:preferences', { emojiTone }))) ?? self);
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

function show(self: SelfView): void {
  updateChat((state) => applyEvent(state, { name: 'self:changed', data: self }, Date.now()));
}
