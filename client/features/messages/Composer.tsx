import { IconSend2 } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { draftStore, keepDraft } from '../../store/drafts.ts';
import { outbox } from '../../transport/live.ts';
import { GrowingTextarea } from '../../ui/GrowingTextarea.tsx';
import classes from './Composer.module.css';
import { TypingLine } from './TypingLine.tsx';
import { createTypingSignal } from './typing-signal.ts';

const DEFAULT_MAX = 5000;
/** From here on the remaining characters are of interest. */
const NEARLY_FULL = 200;

interface ComposerProps {
  readonly room: RoomView;
  readonly title: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onSent: () => void;
  readonly onEditLast: () => void;
}

/** Takes the text, nothing else: the draft is kept with each key, the outbox does the sending. */
export function Composer({ room, title, field, onSent, onEditLast }: ComposerProps) {
  const { t } = useTranslation();
  const text = useStore(draftStore, (drafts) => drafts[room.id] ?? '');
  const sendOnEnter = useStore(chatStore, (state) => state.self?.preferences.sendOnEnter ?? true);
  const max = useStore(chatStore, (state) => Number(state.settings['Message_MaxAllowedSize'] ?? DEFAULT_MAX));
  const typing = useMemo(() => createTypingSignal(room.id), [room.id]);
  const name = room.kind === 'direct' ? title : `#${title}`;
  const left = max - text.length;
  const canSend = text.trim() !== '' && left >= 0;
  useInitialFocus(field, room.id);
  useEffect(() => () => typing.stop(), [typing]);

  const send = () => {
    if (!canSend) return;
    outbox.add(room.id, text.trim());
    keepDraft(room.id, '');
    typing.stop();
    onSent();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter within an input method chooses a word; 229 is how older ones say so.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const modified = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && (sendOnEnter ? !event.shiftKey && !event.altKey : modified)) {
      event.preventDefault();
      send();
    } else if (event.key === 'ArrowUp' && text === '' && !modified && !event.shiftKey) {
      event.preventDefault();
      onEditLast();
    }
  };

  return (
    <form
      className={classes['composer']}
      data-region="composer"
      aria-label={t('composer.label', { room: name })}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <div className={classes['box']}>
        <GrowingTextarea
          ref={field}
          className={classes['field']}
          aria-label={t('composer.label', { room: name })}
          placeholder={t('composer.placeholder', { room: name })}
          value={text}
          maxRows={12}
          enterKeyHint={sendOnEnter ? 'send' : 'enter'}
          onChange={(event) => {
            keepDraft(room.id, event.currentTarget.value);
            typing.written(event.currentTarget.value);
          }}
          onBlur={() => typing.stop()}
          onKeyDown={onKeyDown}
        />
        <button type="submit" className={classes['send']} aria-label={t('composer.send')} disabled={!canSend}>
          <IconSend2 size={19} aria-hidden />
        </button>
      </div>
      <div className={classes['below']}>
        <TypingLine roomId={room.id} />
        {left < 0 && (
          <span role="alert" className={classes['tooLong']}>
            {t('composer.tooLong', { count: -left })}
          </span>
        )}
        {left >= 0 && left < NEARLY_FULL && <span className={classes['left']}>{left}</span>}
        {left >= NEARLY_FULL && (
          <span className={classes['hint']}>{sendOnEnter ? t('composer.hintEnter') : t('composer.hintCtrlEnter')}</span>
        )}
      </div>
    </form>
  );
}

/** On a touch screen the keyboard would cover the messages that one came to read. */
function useInitialFocus(field: RefObject<HTMLTextAreaElement | null>, roomId: string): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    if (shown.current === roomId || window.matchMedia('(pointer: coarse)').matches) return;
    shown.current = roomId;
    field.current?.focus({ preventScroll: true });
  }, [field, roomId]);
}
