import { IconLetterCase, IconMoodSmile, IconSend2 } from '@tabler/icons-react';
import { Suspense, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { roomLook } from '../../store/room-look.ts';
import { draftStore, keepDraft } from '../../store/drafts.ts';
import { dropReply, replyStore } from '../../store/replies.ts';
import { GrowingTextarea } from '../../ui/GrowingTextarea.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import classes from './Composer.module.css';
import { CommandAnswer } from './commands/CommandAnswer.tsx';
import { SuggestionList } from './complete/SuggestionList.tsx';
import { useCompletion } from './complete/use-completion.ts';
import { applyEdit, selectedIn } from './composer/apply-edit.ts';
import { continueList, format, link, type Selected } from './composer/edit-text.ts';
import { FormattingBar } from './composer/FormattingBar.tsx';
import { LengthHint } from './composer/LengthHint.tsx';
import { pasteInto } from './composer/paste.ts';
import { replyToLast } from './composer/reply-to-last.ts';
import { useFormattingBar } from './composer/use-formatting-bar.ts';
import { useSend } from './composer/use-send.ts';
import { pressedKey } from './composer/writing-keys.ts';
import { SendLaterButton } from './later/SendLaterButton.tsx';
import { RecordButton } from './notes/RecordButton.tsx';
import { PollButton } from './polls/PollButton.tsx';
import { ReplyBar } from './quotes/ReplyBar.tsx';
import { TypingLine } from './TypingLine.tsx';
import { createTypingSignal } from './typing-signal.ts';
import { AttachButton } from './upload/AttachButton.tsx';
import { AttachmentList } from './upload/AttachmentList.tsx';
import { DropTarget } from './upload/DropTarget.tsx';
import { takeFiles } from './upload/take-files.ts';
import { useMayUpload, useUploads } from './upload/use-uploads.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const CommandHelp = lazyPart(async () => ({ default: (await import('./CommandHelp.tsx')).CommandHelp }));
const EmojiPicker = lazyPart(async () => ({ default: (await import('./emoji/EmojiPicker.tsx')).EmojiPicker }));
const LinkDialog = lazyPart(async () => ({ default: (await import('./composer/LinkDialog.tsx')).LinkDialog }));

const DEFAULT_MAX = 5000;
/** The style sheet ends the growing at a share of the screen. */
const MOST_ROWS = 60;

interface ComposerProps {
  readonly room: RoomView;
  readonly title: string;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  /** The thread that is answered here. */
  readonly threadId?: string;
  readonly onSent: () => void;
  readonly onEditLast: () => void;
}

/** Takes the text, nothing else: the draft is kept with each key, the outbox does the sending. */
export function Composer({ room, title, field, threadId, onSent, onEditLast }: ComposerProps) {
  const { t } = useTranslation();
  const draftKey = threadId ?? room.id;
  const text = useStore(draftStore, (drafts) => drafts[draftKey] ?? '');
  const uploads = useUploads(room.id);
  const [alsoToRoom, setAlsoToRoom] = useState(false);
  const [barShown, toggleBar] = useFormattingBar();
  const [pickingEmoji, setPickingEmoji] = useState(false);
  /** The words that are about to become a link, as they were selected when it was asked for. */
  const [linking, setLinking] = useState<Selected | null>(null);
  const mayUpload = useMayUpload(room);
  const mayBeFile = useStore(
    chatStore,
    (state) => state.settings['Message_AllowConvertLongMessagesToAttachment'] !== false,
  );
  const sendOnEnter = useStore(chatStore, (state) => state.self?.preferences.sendOnEnter ?? true);
  const max = useStore(chatStore, (state) => Number(state.settings['Message_MaxAllowedSize'] ?? DEFAULT_MAX));
  const typing = useMemo(() => createTypingSignal(room.id), [room.id]);
  const look = roomLook(room);
  const name = look === 'channel' || look === 'group' ? `#${title}` : title;
  const left = max - text.length;
  const canSend = (text.trim() !== '' || uploads.attachments.length > 0) && !uploads.failed && left >= 0;
  const completion = useCompletion({ roomId: room.id, text, field });
  const { send, help, closeHelp } = useSend({
    roomId: room.id,
    draftKey,
    threadId,
    alsoToRoom,
    uploads,
    onSent,
    onCleared: () => typing.stop(),
  });
  useInitialFocus(field, room.id);
  useEffect(() => () => typing.stop(), [typing]);

  const insert = (words: string) => {
    if (field.current === null) return;
    const { start, end } = selectedIn(field.current);
    applyEdit(field.current, {
      from: start,
      to: end,
      insert: words,
      select: [start + words.length, start + words.length],
    });
  };
  const askForLink = () => field.current !== null && setLinking(selectedIn(field.current));
  const sendAsFile = () => {
    takeFiles(uploads, { files: [new File([text], 'message.txt', { type: 'text/plain' })], hadFolders: false });
    keepDraft(draftKey, '');
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter within an input method chooses a word; 229 is how older ones say so.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (completion.onKeyDown(event)) return;
    const { currentTarget: writing } = event;
    const modified = event.ctrlKey || event.metaKey;
    const button = pressedKey(event);
    if (button !== null) {
      if (button === 'link') askForLink();
      else applyEdit(writing, format(button, selectedIn(writing)));
    } else if (event.key === 'Enter' && (sendOnEnter ? !event.shiftKey && !event.altKey : modified)) {
      if (canSend) send(text);
    } else if (event.key === 'Enter') {
      const edit = continueList(selectedIn(writing));
      if (edit === null) return;
      applyEdit(writing, edit);
    } else if (event.key === 'ArrowUp' && text === '' && !modified && !event.altKey) {
      if (!event.shiftKey) onEditLast();
      else if (threadId === undefined) replyToLast(room.id);
    } else if (event.key === 'Escape' && draftKey in replyStore.getState()) dropReply(draftKey);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <form
      className={classes['composer']}
      data-region="composer"
      aria-label={t('composer.label', { room: name })}
      onSubmit={(event) => {
        event.preventDefault();
        if (canSend) send(text);
      }}
    >
      {mayUpload && (
        <DropTarget
          label={threadId === undefined ? t('files.drop', { room: name }) : t('files.dropThread')}
          onDrop={(dropped) => takeFiles(uploads, dropped)}
        />
      )}
      <ReplyBar draftKey={draftKey} />
      <AttachmentList uploads={uploads} />
      <CommandAnswer roomId={room.id} />
      <div className={classes['box']}>
        {completion.isOpen && (
          <SuggestionList
            id={completion.listId}
            suggestions={completion.suggestions}
            activeIndex={completion.activeIndex}
            onChoose={completion.choose}
          />
        )}
        {barShown && <FormattingBar field={field} onLink={askForLink} />}
        <div className={classes['row']}>
          {mayUpload && <AttachButton onFiles={(files) => takeFiles(uploads, { files, hadFolders: false })} />}
          <IconButton
            label={t('writing.showFormatting')}
            aria-pressed={barShown}
            onPointerDown={(event) => event.preventDefault()}
            onClick={toggleBar}
          >
            <IconLetterCase size={19} />
          </IconButton>
          <GrowingTextarea
            ref={field}
            className={classes['field']}
            aria-label={t('composer.label', { room: name })}
            placeholder={threadId === undefined ? t('composer.placeholder', { room: name }) : t('threads.placeholder')}
            {...completion.fieldProps}
            value={text}
            maxRows={MOST_ROWS}
            enterKeyHint={sendOnEnter ? 'send' : 'enter'}
            onChange={(event) => {
              keepDraft(draftKey, event.currentTarget.value);
              typing.written(event.currentTarget.value);
              completion.moved(event.currentTarget);
            }}
            onSelect={(event) => completion.moved(event.currentTarget)}
            onBlur={() => {
              typing.stop();
              completion.close();
            }}
            onPaste={(event) =>
              pasteInto(event, { onFiles: mayUpload ? (pasted) => takeFiles(uploads, pasted) : null })
            }
            onKeyDown={onKeyDown}
          />
          <IconButton label={t('writing.emoji')} onClick={() => setPickingEmoji(true)}>
            <IconMoodSmile size={19} />
          </IconButton>
          {mayUpload && <RecordButton onNote={(file) => takeFiles(uploads, { files: [file], hadFolders: false })} />}
          <PollButton roomId={room.id} threadId={threadId} />
          <SendLaterButton
            roomId={room.id}
            threadId={threadId}
            alsoToRoom={alsoToRoom}
            uploads={uploads}
            disabled={!canSend}
          />
          <button type="submit" className={classes['send']} aria-label={t('composer.send')} disabled={!canSend}>
            <IconSend2 size={19} aria-hidden />
          </button>
        </div>
      </div>
      {threadId !== undefined && (
        <label className={classes['alsoToRoom']}>
          <input
            type="checkbox"
            checked={alsoToRoom}
            onChange={(event) => setAlsoToRoom(event.currentTarget.checked)}
          />
          {t('threads.alsoToRoom', { room: name })}
        </label>
      )}
      <div className={classes['below']}>
        <TypingLine roomId={room.id} />
        <LengthHint left={left} sendOnEnter={sendOnEnter} onAsFile={mayUpload && mayBeFile ? sendAsFile : null} />
      </div>
      <Suspense>
        {help !== null && <CommandHelp commands={help} onClose={closeHelp} />}
        {pickingEmoji && (
          <EmojiPicker onPick={(emoji) => insert(`:${emoji}: `)} onClose={() => setPickingEmoji(false)} />
        )}
        {linking !== null && (
          <LinkDialog
            text={linking.text.slice(linking.start, linking.end)}
            onClose={() => setLinking(null)}
            onLink={(label, address) => {
              setLinking(null);
              if (field.current !== null) applyEdit(field.current, link(label, address, linking));
            }}
          />
        )}
      </Suspense>
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
