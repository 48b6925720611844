import { IconSend2 } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CommandView } from '../../../server/contracts/methods.ts';
import type { RoomView } from '../../../server/contracts/room.ts';
import { roomLink } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { draftStore, keepDraft } from '../../store/drafts.ts';
import { takeReply } from '../../store/replies.ts';
import { outbox } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import { GrowingTextarea } from '../../ui/GrowingTextarea.tsx';
import classes from './Composer.module.css';
import { CommandAnswer } from './commands/CommandAnswer.tsx';
import { SuggestionList } from './complete/SuggestionList.tsx';
import { useCompletion } from './complete/use-completion.ts';
import { SendLaterButton } from './later/SendLaterButton.tsx';
import { ReplyBar } from './quotes/ReplyBar.tsx';
import { readCommand, runCommand, type TypedCommand } from './run-command.ts';
import { TypingLine } from './TypingLine.tsx';
import { createTypingSignal } from './typing-signal.ts';
import { AttachButton } from './upload/AttachButton.tsx';
import { AttachmentList } from './upload/AttachmentList.tsx';
import { filesOf } from './upload/check-file.ts';
import { DropTarget } from './upload/DropTarget.tsx';
import { takeFiles } from './upload/take-files.ts';
import { useMayUpload, useUploads } from './upload/use-uploads.ts';

const CommandHelp = lazy(async () => ({ default: (await import('./CommandHelp.tsx')).CommandHelp }));

const DEFAULT_MAX = 5000;
/** From here on the remaining characters are of interest. */
const NEARLY_FULL = 200;

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
  const [help, setHelp] = useState<readonly CommandView[] | null>(null);
  const navigate = useNavigate();
  const mayUpload = useMayUpload(room);
  const sendOnEnter = useStore(chatStore, (state) => state.self?.preferences.sendOnEnter ?? true);
  const max = useStore(chatStore, (state) => Number(state.settings['Message_MaxAllowedSize'] ?? DEFAULT_MAX));
  const typing = useMemo(() => createTypingSignal(room.id), [room.id]);
  const name = room.kind === 'direct' ? title : `#${title}`;
  const left = max - text.length;
  const canSend = (text.trim() !== '' || uploads.attachments.length > 0) && !uploads.failed && left >= 0;
  const completion = useCompletion({ roomId: room.id, text, field, onText: (value) => keepDraft(draftKey, value) });
  useInitialFocus(field, room.id);
  useEffect(() => () => typing.stop(), [typing]);

  const send = () => {
    if (!canSend) return;
    const command = uploads.attachments.length === 0 ? readCommand(text.trim()) : null;
    if (command !== null) void obey(command);
    else if (uploads.complete) post(uploads.fileIds);
    else void uploads.settled().then((fileIds) => fileIds !== null && post(fileIds));
  };
  /** The text as it is by now: it may have grown while the files were on their way. */
  const post = (fileIds: readonly string[]) => {
    outbox.add(room.id, (draftStore.getState()[draftKey] ?? '').trim(), {
      ...(threadId === undefined ? {} : { threadId }),
      ...(threadId !== undefined && alsoToRoom ? { alsoToRoom } : {}),
      ...(fileIds.length === 0 ? {} : { fileIds }),
      ...takeReply(draftKey),
    });
    uploads.clear();
    keepDraft(draftKey, '');
    typing.stop();
    onSent();
  };
  /** A command is done at once or not at all: its text stays until the server has obeyed. */
  const obey = async (command: TypedCommand) => {
    const outcome = await attempt(runCommand(room.id, command, threadId));
    if (outcome === null) return;
    keepDraft(draftKey, '');
    typing.stop();
    if (outcome.help !== null) setHelp(outcome.help);
    if (outcome.room !== null) void navigate(roomLink(outcome.room));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter within an input method chooses a word; 229 is how older ones say so.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (completion.onKeyDown(event)) return;
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
        {mayUpload && <AttachButton onFiles={(files) => takeFiles(uploads, { files, hadFolders: false })} />}
        <GrowingTextarea
          ref={field}
          className={classes['field']}
          aria-label={t('composer.label', { room: name })}
          placeholder={threadId === undefined ? t('composer.placeholder', { room: name }) : t('threads.placeholder')}
          {...completion.fieldProps}
          value={text}
          maxRows={12}
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
          onPaste={(event) => {
            if (!mayUpload || event.clipboardData.files.length === 0) return;
            event.preventDefault();
            takeFiles(uploads, filesOf(event.clipboardData));
          }}
          onKeyDown={onKeyDown}
        />
        <SendLaterButton
          roomId={room.id}
          threadId={threadId}
          alsoToRoom={alsoToRoom}
          disabled={!canSend || uploads.attachments.length > 0}
        />
        <button type="submit" className={classes['send']} aria-label={t('composer.send')} disabled={!canSend}>
          <IconSend2 size={19} aria-hidden />
        </button>
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
      {help !== null && (
        <Suspense>
          <CommandHelp commands={help} onClose={() => setHelp(null)} />
        </Suspense>
      )}
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
