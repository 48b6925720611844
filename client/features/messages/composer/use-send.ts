import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { CommandView } from '../../../../server/contracts/methods.ts';
import { roomLink } from '../../../lib/room-path.ts';
import { draftStore, keepDraft } from '../../../store/drafts.ts';
import { takeReply } from '../../../store/replies.ts';
import { outbox } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import { readCommand, runCommand, type TypedCommand } from '../run-command.ts';
import type { Uploads } from '../upload/use-uploads.ts';

interface SendOptions {
  readonly roomId: string;
  readonly draftKey: string;
  readonly threadId: string | undefined;
  readonly alsoToRoom: boolean;
  readonly uploads: Uploads;
  readonly onSent: () => void;
  /** The field is empty again. */
  readonly onCleared: () => void;
}

/** What becomes of a text that is sent: a command is obeyed, anything else goes out with its files. */
export function useSend({ roomId, draftKey, threadId, alsoToRoom, uploads, onSent, onCleared }: SendOptions) {
  const [help, setHelp] = useState<readonly CommandView[] | null>(null);
  const navigate = useNavigate();

  const send = (text: string) => {
    const command = uploads.attachments.length === 0 ? readCommand(text.trim()) : null;
    if (command !== null) void obey(command);
    else if (uploads.complete) post(uploads.fileIds);
    else void uploads.settled().then((fileIds) => fileIds !== null && post(fileIds));
  };
  /** The text as it is by now: it may have grown while the files were on their way. */
  const post = (fileIds: readonly string[]) => {
    outbox.add(roomId, (draftStore.getState()[draftKey] ?? '').trim(), {
      ...(threadId === undefined ? {} : { threadId }),
      ...(threadId !== undefined && alsoToRoom ? { alsoToRoom } : {}),
      ...(fileIds.length === 0 ? {} : { fileIds }),
      ...takeReply(draftKey),
    });
    uploads.clear();
    keepDraft(draftKey, '');
    onCleared();
    onSent();
  };
  /** A command is done at once or not at all: its text stays until the server has obeyed. */
  const obey = async (command: TypedCommand) => {
    const outcome = await attempt(runCommand(roomId, command, threadId));
    if (outcome === null) return;
    keepDraft(draftKey, '');
    onCleared();
    if (outcome.help !== null) setHelp(outcome.help);
    if (outcome.room !== null) void navigate(roomLink(outcome.room));
  };
  return { send, help, closeHelp: () => setHelp(null) };
}
