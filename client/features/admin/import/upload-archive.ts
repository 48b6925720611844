import { CallFailure, type FailureCode } from '../../../transport/call-failure.ts';

/** Sends an archive to be checked; `fetch` cannot tell how far it is. Throws `CallFailure`. */
export function uploadArchive(
  file: File,
  { onProgress, signal }: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', '/api/v1/uploadImportFile');
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const answer = request.response as { success?: boolean; errorType?: string; details?: unknown } | null;
      if (answer?.success === true) resolve();
      else reject(new CallFailure(codeOf(request.status, answer?.errorType), reasonIn(answer?.details)));
    };
    request.onerror = () => reject(new CallFailure('offline'));
    request.onabort = () => reject(new CallFailure('no-answer'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}

function codeOf(status: number, errorType: string | undefined): FailureCode {
  if (errorType === 'error-import-file-invalid') return 'import-unreadable';
  if (errorType === 'error-import-in-progress') return 'import-running';
  if (status === 413) return 'file-too-large';
  if (status === 507) return 'storage-full';
  if (status === 503) return 'try-again';
  return status === 401 ? 'not-logged-in' : 'not-allowed';
}

function reasonIn(details: unknown): { readonly reason: string } {
  const { reason } = (details ?? {}) as { readonly reason?: unknown };
  return { reason: typeof reason === 'string' ? reason : '' };
}
