import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { call, liveStore } from '../../../transport/live.ts';
import { failureCode, type ShownCode } from '../../../ui/failure-code.ts';
import { newUlid } from '../../../lib/ulid.ts';
import { checkFile } from './check-file.ts';
import { uploadFile } from './upload-file.ts';

/** A file beside the text that is being written. */
export interface Attachment {
  readonly key: string;
  readonly file: File;
  /** Of a picture as it lies here; null for other files. */
  readonly preview: string | null;
  readonly phase: 'queued' | 'sending' | 'there' | 'failed';
  /** 0 to 1. */
  readonly progress: number;
  /** The server's id, once it has the whole file. */
  readonly fileId: string | null;
  readonly failure: ShownCode | null;
  /** Sending it again may help; it does not where the server refuses such files. */
  readonly mayRetry: boolean;
  readonly description: string;
  /** The server knows the description. */
  readonly told: boolean;
}

export const MOST_FILES = 10;
/** Files on their way at once: more would only slow each other down. */
const AT_ONCE = 2;
/** These say nothing about the file: it is sent again when there is a connection. */
const CUT_OFF: ReadonlySet<ShownCode> = new Set<ShownCode>(['offline', 'no-answer']);
const REFUSED: ReadonlySet<ShownCode> = new Set<ShownCode>([
  'file-too-large',
  'file-type-refused',
  'uploads-disabled',
  'not-allowed',
]);

/** Whether files are accepted in this room at all. */
export function useMayUpload({ kind }: Pick<RoomView, 'kind'>): boolean {
  return useStore(
    chatStore,
    ({ settings }) =>
      settings['FileUpload_Enabled'] !== false &&
      (kind !== 'direct' || settings['FileUpload_Enabled_Direct'] !== false),
  );
}

export type Uploads = ReturnType<typeof useUploads>;

/** The files of one message that is being written: sent by themselves, and each can be taken back, moved, described or tried again. */
export function useUploads(roomId: string) {
  const [attachments, setAttachments] = useState<readonly Attachment[]>([]);
  // What is done later must see the list as it is then.
  const list = useRef<readonly Attachment[]>([]);
  const running = useRef(new Map<string, AbortController>());
  const waiting = useRef<(() => void)[]>([]);

  const update = useCallback((next: readonly Attachment[]) => {
    const kept = new Set(next.map(({ key }) => key));
    for (const { key, preview } of list.current) if (preview !== null && !kept.has(key)) URL.revokeObjectURL(preview);
    list.current = next;
    setAttachments(next);
    if (next.some(isMoving)) return;
    for (const settle of waiting.current.splice(0)) settle();
  }, []);
  const change = useCallback(
    (key: string, changes: Partial<Attachment>) =>
      update(list.current.map((one) => (one.key === key ? { ...one, ...changes } : one))),
    [update],
  );

  /** What somebody says about a file goes there before the message that shows it. */
  const tell = useCallback(
    (key: string) => {
      const { fileId = null, told = true, description = '' } = list.current.find((one) => one.key === key) ?? {};
      if (fileId === null || told) return;
      const settle = () => change(key, { told: true });
      void call('file:describe', { fileId, description }).then(settle, settle);
    },
    [change],
  );

  const sendNext = useCallback(
    function sendOn(): void {
      const next = list.current.find((one) => one.phase === 'queued');
      if (next === undefined || running.current.size >= AT_ONCE || isOffline()) return;
      const controller = new AbortController();
      running.current.set(next.key, controller);
      change(next.key, { phase: 'sending', progress: 0, failure: null });
      void sendOne(roomId, next, controller, (progress) => change(next.key, { progress })).then((outcome) => {
        running.current.delete(next.key);
        if (!controller.signal.aborted) change(next.key, outcome);
        tell(next.key);
        sendOn();
      });
      sendOn();
    },
    [change, roomId, tell],
  );

  useEffect(() => {
    const controllers = running.current;
    const goOn = () => {
      update(list.current.map((one) => (wasCutOff(one) ? { ...one, ...again } : one)));
      sendNext();
    };
    const stop = liveStore.subscribe((state, before) => {
      if (before.lostAt !== null && state.lostAt === null) goOn();
    });
    window.addEventListener('online', goOn);
    return () => {
      stop();
      window.removeEventListener('online', goOn);
      controllers.forEach((controller) => controller.abort());
    };
  }, [sendNext, update]);
  useWarning(attachments.some(isMoving));

  const actions = useMemo(
    () => ({
      /** @returns how many did not fit. */
      add(files: readonly File[]): number {
        const taken = files.slice(0, Math.max(0, MOST_FILES - list.current.length));
        update([...list.current, ...taken.map(attachmentOf)]);
        sendNext();
        return files.length - taken.length;
      },
      retry(one: Attachment) {
        change(one.key, again);
        sendNext();
      },
      remove(key: string) {
        running.current.get(key)?.abort();
        running.current.delete(key);
        update(list.current.filter((one) => one.key !== key));
        sendNext();
      },
      move(key: string, by: -1 | 1) {
        const from = list.current.findIndex((one) => one.key === key);
        const next = [...list.current];
        next.splice(Math.max(0, from + by), 0, ...next.splice(from, 1));
        update(next);
      },
      /** Told to the server at once when it has the file, else as soon as it has. */
      describe(key: string, description: string) {
        change(key, { description, told: false });
        tell(key);
      },
      clear: () => update([]),
      /** Resolves when no file is on its way any more: with the ids of all in their order, or null when one could not be sent. */
      async settled(): Promise<readonly string[] | null> {
        if (list.current.some(isMoving)) await new Promise<void>((resolve) => waiting.current.push(resolve));
        const ids = list.current.flatMap((one) => one.fileId ?? []);
        return ids.length === list.current.length ? ids : null;
      },
    }),
    [change, sendNext, tell, update],
  );

  return {
    ...actions,
    attachments,
    failed: attachments.some((one) => one.failure !== null),
    /** Every file is there, so the message can go. */
    complete: attachments.every((one) => one.fileId !== null && one.told),
    fileIds: attachments.flatMap((one) => one.fileId ?? []),
  };
}

const again = { phase: 'queued', failure: null, progress: 0 } as const;

function isOffline(): boolean {
  return liveStore.getState().lostAt !== null || !navigator.onLine;
}

function isMoving({ phase, fileId, told }: Attachment): boolean {
  return phase === 'queued' || phase === 'sending' || (fileId !== null && !told);
}

function wasCutOff({ failure }: Attachment): boolean {
  return failure !== null && CUT_OFF.has(failure);
}

const SHOWN = /^image\/(png|jpeg|gif|webp|avif)$/;

function attachmentOf(file: File): Attachment {
  const failure = checkFile(file, chatStore.getState().settings);
  const phase = failure === null ? 'queued' : 'failed';
  const preview = SHOWN.test(file.type) ? URL.createObjectURL(file) : null;
  return {
    key: newUlid(),
    file,
    preview,
    phase,
    progress: 0,
    fileId: null,
    failure,
    mayRetry: false,
    description: '',
    told: true,
  };
}

/** Sends one file. What was cut off by the network waits for it to come back; anything else is its sender's to decide. */
async function sendOne(
  roomId: string,
  { key, file }: Attachment,
  { signal }: AbortController,
  onProgress: (share: number) => void,
): Promise<Partial<Attachment>> {
  try {
    const { id } = await uploadFile(roomId, file, { onProgress, signal });
    return { phase: 'there', fileId: id, progress: 1, key };
  } catch (error) {
    const failure = failureCode(error);
    // While the page still believes in its connection, it would try again at once and for ever.
    if (CUT_OFF.has(failure) && isOffline()) return { phase: 'queued', progress: 0 };
    return { phase: 'failed', failure, mayRetry: !REFUSED.has(failure) };
  }
}

/** A page that is left takes with it what was not sent. */
function useWarning(sending: boolean): void {
  useEffect(() => {
    if (!sending) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [sending]);
}
