import type { ErrorCode } from '../../server/contracts/errors.ts';
import { CallFailure } from './call-failure.ts';

/** What REST calls the refusals that a form with a file can meet. */
const codes: Readonly<Record<string, ErrorCode>> = {
  Custom_Emoji_Error_Invalid_Emoji: 'emoji-not-found',
  'error-input-is-not-a-valid-field': 'emoji-name-invalid',
  Custom_Emoji_Error_Name_Or_Alias_Already_In_Use: 'emoji-name-taken',
  'error-custom-sound-not-found': 'sound-not-found',
  Custom_Sound_Error_Name_Already_In_Use: 'sound-name-taken',
  'error-invalid-image': 'image-unusable',
  'error-invalid-file-type': 'file-type-refused',
  'error-file-too-large': 'file-too-large',
  'error-too-many-requests': 'too-many-requests',
};

/** Sends a form with a file to an endpoint of the REST API; sockets take no files. Throws `CallFailure`. */
export async function sendForm(endpoint: string, fields: Readonly<Record<string, string | File>>): Promise<void> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const response = await fetch(`/api/v1/${endpoint}`, { method: 'POST', body: form }).catch(() => null);
  if (response === null) throw new CallFailure('offline');
  const answer = (await response.json().catch(() => ({}))) as { success?: boolean; errorType?: string };
  if (response.ok && answer.success === true) return;
  if (response.status === 413) throw new CallFailure('file-too-large');
  if (response.status === 401) throw new CallFailure('not-logged-in');
  throw new CallFailure(codes[answer.errorType ?? ''] ?? 'not-allowed');
}
