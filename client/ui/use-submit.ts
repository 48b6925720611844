import { useState } from 'react';
import { failureCode, type FailureCode } from '../lib/call-failure.ts';

/** Runs a form's request once at a time and keeps why it failed. */
export function useSubmit(request: () => Promise<unknown>) {
  const [failure, setFailure] = useState<FailureCode | 'unknown' | null>(null);
  const [busy, setBusy] = useState(false);

  const submit = async () => {
    setBusy(true);
    setFailure(null);
    try {
      await request();
    } catch (error) {
      setFailure(failureCode(error));
    } finally {
      setBusy(false);
    }
  };
  return { submit, busy, failure };
}
