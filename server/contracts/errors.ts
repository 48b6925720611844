/**
 * Every expected failure of the product has one code here. Each edge maps all of them to its own dialect in its
 * `present-error.ts`; a code without a mapping does not compile.
 */
export const errorCodes = [
  'invalid-input',
  'not-logged-in',
  'not-allowed',
  'wrong-credentials',
  'login-blocked',
  'user-deactivated',
  'registration-disabled',
  'setup-already-done',
  'too-many-requests',
  'user-not-found',
  'username-taken',
  'username-invalid',
  'email-taken',
  'email-invalid',
  'password-too-weak',
  'room-not-found',
  'room-name-taken',
  'room-name-invalid',
  'room-archived',
  'room-read-only',
  'not-a-member',
  'not-in-team',
  'user-banned',
  'discussion-nested',
  'team-not-found',
  'room-in-team',
  'join-code-wrong',
  'invite-not-found',
  'encryption-refused',
  'already-a-member',
  'last-owner',
  'default-room',
  'direct-room',
  'too-many-members',
  'message-not-found',
  'message-empty',
  'message-too-long',
  'message-not-editable',
  'too-many-pinned',
  'id-taken',
  'thread-not-found',
  'setting-not-found',
  'setting-locked',
  'permission-not-found',
  'role-not-found',
  'integration-not-found',
  'integration-disabled',
  'integration-channel-fixed',
  'command-not-found',
  'file-not-found',
  'file-too-large',
  'file-type-refused',
  'uploads-disabled',
  'storage-full',
  'image-unusable',
  'address-unusable',
  'emoji-not-found',
  'emoji-name-invalid',
  'emoji-name-taken',
  'sound-not-found',
  'sound-name-taken',
  'last-admin',
  'status-not-found',
  'status-name-taken',
  'import-unreadable',
  'import-running',
  'import-not-found',
  'calls-disabled',
  'call-not-found',
  'scheduled-not-found',
  'reminder-not-found',
  'time-not-possible',
  'time-not-understood',
  'too-many-waiting',
  'poll-invalid',
  'poll-closed',
  'mail-not-set-up',
  'export-not-found',
  'export-too-soon',
  'search-too-slow',
  'try-again',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export type ErrorDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** An expected failure: thrown by the domain, presented by every edge in its dialect. Details are safe to show. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'DomainError';
    this.code = code;
    this.details = details;
  }
}

/** Whether something thrown is an expected failure of one of these kinds. */
export function isDomainError(error: unknown, ...codes: readonly ErrorCode[]): error is DomainError {
  return error instanceof DomainError && codes.includes(error.code);
}
