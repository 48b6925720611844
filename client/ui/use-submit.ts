import { useState } from 'react';
import { failureCode, type ShownCode } from './failure-code.ts';

/** Runs a form's request once at a time and keeps why it failed. */
export function useSubmit(request: () => Promise<unknown>) {
  const [failure, setFailure] = useState<ShownCode | null>(null);
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
