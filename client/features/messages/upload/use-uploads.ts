import { useCallback, useEffect, useRef, useState } from 'react';
import { failureCode, type ShownCode } from '../../../ui/failure-code.ts';
import { newUlid } from '../../../lib/ulid.ts';
import { uploadFile } from './upload-file.ts';

/** A file beside the text that is being written. */
export interface Attachment {
  readonly key: string;
  readonly file: File;
  /** 0 to 1. */
  readonly progress: number;
  /** The server's id, once it has the whole file. */
  readonly fileId: string | null;
  readonly failure: ShownCode | null;
}

const MOST_FILES = 10;

/** The files of one message that is being written: each is sent at once, and can be taken back or tried again. */
export function useUploads(roomId: string) {
  const [attachments, setAttachments] = useState<readonly Attachment[]>([]);
  const running = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const controllers = running.current;
    return () => controllers.forEach((controller) => controller.abort());
  }, []);

  const change = useCallback((key: string, changes: Partial<Attachment>) => {
    setAttachments((held) => held.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  }, []);

  const start = useCallback(
    async (key: string, file: File) => {
      const controller = new AbortController();
      running.current.set(key, controller);
      change(key, { failure: null, progress: 0 });
      try {
        const { id } = await uploadFile(roomId, file, {
          onProgress: (progress) => change(key, { progress }),
          signal: controller.signal,
        });
        change(key, { fileId: id, progress: 1 });
      } catch (error) {
        if (!controller.signal.aborted) change(key, { failure: failureCode(error) });
      }
      running.current.delete(key);
    },
    [change, roomId],
  );

  const add = useCallback(
    (files: readonly File[]) => {
      const room = Math.max(0, MOST_FILES - attachments.length);
      const fresh = files
        .slice(0, room)
        .map((file) => ({ key: newUlid(), file, progress: 0, fileId: null, failure: null }));
      setAttachments((held) => [...held, ...fresh]);
      for (const { key, file } of fresh) void start(key, file);
    },
    [attachments.length, start],
  );

  return {
    attachments,
    add,
    retry: (one: Attachment) => void start(one.key, one.file),
    remove: (key: string) => {
      running.current.get(key)?.abort();
      setAttachments((held) => held.filter((one) => one.key !== key));
    },
    clear: () => setAttachments([]),
    /** Every file is there, so the message can go. */
    complete: attachments.every((one) => one.fileId !== null),
    fileIds: attachments.flatMap((one) => one.fileId ?? []),
  };
}
