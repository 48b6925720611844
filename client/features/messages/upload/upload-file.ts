import { CallFailure } from '../../../transport/call-failure.ts';

export interface UploadedFile {
  readonly id: string;
  readonly name: string;
  readonly size: number;
}

/** Sends one file; `fetch` cannot tell how far it is. Throws `CallFailure`. */
export function uploadFile(
  roomId: string,
  file: File,
  { onProgress, signal }: { readonly onProgress: (share: number) => void; readonly signal: AbortSignal },
): Promise<UploadedFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/rooms.media/${encodeURIComponent(roomId)}`);
    request.responseType = 'json';
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total);
    request.onload = () => {
      const answer = request.response as { success?: boolean; errorType?: string; file?: { _id: string } } | null;
      if (answer?.success === true && answer.file !== undefined)
        resolve({ id: answer.file._id, name: file.name, size: file.size });
      else reject(new CallFailure(codeOf(request.status, answer?.errorType)));
    };
    request.onerror = () => reject(new CallFailure('offline'));
    request.onabort = () => reject(new CallFailure('no-answer'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    const form = new FormData();
    form.set('file', file);
    request.send(form);
  });
}

function codeOf(status: number, errorType: string | undefined) {
  if (status === 507) return 'storage-full';
  if (status === 503) return 'try-again';
  if (errorType === 'error-file-upload-disabled') return 'uploads-disabled';
  if (status === 413) return 'file-too-large';
  if (errorType === 'error-invalid-file-type') return 'file-type-refused';
  if (status === 401) return 'not-logged-in';
  return status === 429 ? 'too-many-requests' : 'not-allowed';
}
