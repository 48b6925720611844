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
  const results = useRef(new Map<string, Promise<string | null>>());
  useEffect(() => {
    const controllers = running.current;
    return () => controllers.forEach((controller) => controller.abort());
  }, []);

  const change = useCallback((key: string, changes: Partial<Attachment>) => {
    setAttachments((held) => held.map((one) => (one.key === key ? { ...one, ...changes } : one)));
  }, []);

  const start = useCallback(
    async (key: string, file: File): Promise<string | null> => {
      const controller = new AbortController();
      running.current.set(key, controller);
      change(key, { failure: null, progress: 0 });
      try {
        const { id } = await uploadFile(roomId, file, {
          onProgress: (progress) => change(key, { progress }),
          signal: controller.signal,
        });
        change(key, { fileId: id, progress: 1 });
        return id;
      } catch (error) {
        if (!controller.signal.aborted) change(key, { failure: failureCode(error) });
        return null;
      } finally {
        running.current.delete(key);
      }
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
      for (const { key, file } of fresh) results.current.set(key, start(key, file));
    },
    [attachments.length, start],
  );

  return {
    attachments,
    add,
    retry: (one: Attachment) => void results.current.set(one.key, start(one.key, one.file)),
    remove: (key: string) => {
      running.current.get(key)?.abort();
      results.current.delete(key);
      setAttachments((held) => held.filter((one) => one.key !== key));
    },
    clear: () => {
      results.current.clear();
      setAttachments([]);
    },
    /** Resolves when no file is on its way any more: with the ids of all, or null when one could not be sent. */
    settled: async (): Promise<readonly string[] | null> => {
      const ids = await Promise.all(results.current.values());
      const sent = ids.filter((id) => id !== null);
      return sent.length === ids.length ? sent : null;
    },
    failed: attachments.some((one) => one.failure !== null),
    /** Every file is there, so the message can go. */
    complete: attachments.every((one) => one.fileId !== null),
    fileIds: attachments.flatMap((one) => one.fileId ?? []),
  };
}
