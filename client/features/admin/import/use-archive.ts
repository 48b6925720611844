import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { CallFailure } from '../../../transport/call-failure.ts';
import { uploadArchive } from './upload-archive.ts';

export interface ArchiveUpload {
  /** How much of it is there, from 0 to 1; null while nothing is sent. */
  readonly share: number | null;
  readonly failure: CallFailure | null;
  readonly send: (file: File) => void;
  readonly stop: () => void;
}

/** One archive on its way to the server. Leaving the page ends it. */
export function useArchive(): ArchiveUpload {
  const queries = useQueryClient();
  const [share, setShare] = useState<number | null>(null);
  const [failure, setFailure] = useState<CallFailure | null>(null);
  const sending = useRef<AbortController | null>(null);
  useEffect(() => () => sending.current?.abort(), []);

  const send = (file: File) => {
    const controller = new AbortController();
    sending.current = controller;
    setShare(0);
    setFailure(null);
    void uploadArchive(file, { onProgress: setShare, signal: controller.signal })
      .catch((error: unknown) => {
        if (!controller.signal.aborted) setFailure(error instanceof CallFailure ? error : new CallFailure('no-answer'));
      })
      .then(() => queries.invalidateQueries({ queryKey: ['imports'] }))
      .finally(() => setShare(null));
  };
  return { share, failure, send, stop: () => sending.current?.abort() };
}
