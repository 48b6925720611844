import type { ErrorCode, ErrorDetails } from '../../contracts/errors.ts';
import type { Answer } from '../http/answer.ts';
import type { Fault } from '../http/errors.ts';
import { failureBody } from './refuse.ts';

interface Wording {
  readonly code: string;
  readonly reason: string;
  /** 400 unless said: this API tells most refusals from each other by their code alone. */
  readonly status?: number;
}

/** Our codes in Rocket.Chat's words. Total: a code without an entry does not compile. */
const wordings: Readonly<Record<ErrorCode, Wording>> = {
  'invalid-input': { code: 'invalid-params', reason: 'A value does not fit' },
  'not-logged-in': { code: 'error-not-authorized', reason: 'Log in first', status: 401 },
  'not-allowed': { code: 'error-not-allowed', reason: 'Not allowed' },
  'wrong-credentials': { code: 'error-invalid-user', reason: 'Unauthorized', status: 401 },
  'login-blocked': { code: 'error-login-blocked-for-user', reason: 'Too many failed logins' },
  'user-deactivated': { code: 'error-user-is-not-activated', reason: 'This account is not active', status: 401 },
  'registration-disabled': { code: 'error-registration-disabled', reason: 'User registration is disabled' },
  'setup-already-done': { code: 'error-not-allowed', reason: 'The workspace is set up already' },
  'too-many-requests': { code: 'error-too-many-requests', reason: 'Too many requests', status: 429 },
  'user-not-found': { code: 'error-invalid-user', reason: 'User not found.' },
  'username-taken': { code: 'error-field-unavailable', reason: 'Username is already in use' },
  'username-invalid': { code: 'error-invalid-username', reason: 'This username cannot be used' },
  'email-taken': { code: 'error-field-unavailable', reason: 'Email already exists' },
  'email-invalid': { code: 'error-invalid-email', reason: 'This is no e-mail address' },
  'password-too-weak': { code: 'error-password-policy-not-met', reason: 'The password is too weak' },
  'room-not-found': { code: 'error-room-not-found', reason: 'There is no such room' },
  'room-name-taken': { code: 'error-duplicate-channel-name', reason: 'A room with this name exists' },
  'room-name-invalid': { code: 'error-invalid-room-name', reason: 'This is no valid room name' },
  'room-archived': { code: 'error-room-archived', reason: 'The room is archived' },
  'room-read-only': { code: 'error-not-allowed', reason: 'The room is read-only' },
  'not-a-member': { code: 'error-user-not-in-room', reason: 'You are not in this room' },
  'not-in-team': { code: 'error-user-not-in-team', reason: 'Only people of the team can be in its rooms' },
  'user-banned': { code: 'error-user-is-banned', reason: 'This person is banned from the room' },
  'discussion-nested': { code: 'error-nested-discussion', reason: 'A discussion cannot hold discussions' },
  'team-not-found': { code: 'team-does-not-exist', reason: 'There is no such team' },
  'room-in-team': { code: 'error-room-already-on-team', reason: 'The room belongs to a team already' },
  'join-code-wrong': { code: 'error-code-invalid', reason: 'Invalid Room Password' },
  'invite-not-found': { code: 'error-invalid-token', reason: 'The invite token is invalid' },
  'encryption-refused': { code: 'error-e2e-not-enabled', reason: 'Messages are not encrypted from end to end here' },
  'already-a-member': { code: 'error-user-already-in-room', reason: 'This user is in the room already' },
  'last-owner': { code: 'error-you-are-last-owner', reason: 'The last owner cannot leave; choose another one first' },
  'default-room': { code: 'error-not-allowed', reason: 'Nobody can leave a default room' },
  'direct-room': { code: 'error-not-allowed', reason: 'This cannot be done in a direct message' },
  'too-many-members': {
    code: 'error-direct-message-max-user-exceeded',
    reason: 'Too many people for a direct message',
  },
  'message-not-found': { code: 'error-message-not-found', reason: 'There is no such message' },
  'message-empty': { code: 'error-invalid-message', reason: 'The message is empty' },
  'message-too-long': { code: 'error-message-size-exceeded', reason: 'The message is too long' },
  'message-not-editable': { code: 'error-action-not-allowed', reason: 'This message can no longer be changed' },
  'too-many-pinned': { code: 'error-pinning-message', reason: 'Too many messages are pinned here' },
  'id-taken': { code: 'error-invalid-message', reason: 'Choose another message id' },
  'thread-not-found': { code: 'error-invalid-message', reason: 'There is no such thread' },
  'setting-not-found': { code: 'error-setting-not-found', reason: 'There is no such setting' },
  'setting-locked': { code: 'error-action-not-allowed', reason: 'The environment fixes this setting' },
  'permission-not-found': { code: 'error-invalid-permission', reason: 'There is no such permission' },
  'role-not-found': { code: 'error-invalid-role', reason: 'There is no such role' },
  'integration-not-found': { code: 'error-integration-not-found', reason: 'There is no such integration' },
  'integration-disabled': { code: 'error-integration-disabled', reason: 'The integration is disabled' },
  'integration-channel-fixed': { code: 'error-not-allowed', reason: 'This integration has a fixed channel' },
  'command-not-found': { code: 'error-invalid-command', reason: 'There is no such command', status: 404 },
  'file-not-found': { code: 'error-file-not-found', reason: 'There is no such file', status: 404 },
  'file-too-large': { code: 'error-file-too-large', reason: 'The file is too large', status: 413 },
  'file-type-refused': { code: 'error-invalid-file-type', reason: 'Files of this type are not accepted' },
  'uploads-disabled': { code: 'error-file-upload-disabled', reason: 'Uploads are disabled' },
  'storage-full': { code: 'error-storage-full', reason: 'There is no room for this file, try later', status: 507 },
  'image-unusable': { code: 'error-invalid-image', reason: 'This is no picture that can be used' },
  'address-unusable': { code: 'error-avatar-invalid-url', reason: 'Invalid avatar URL' },
  'status-not-found': {
    code: 'Custom_User_Status_Error_Invalid_User_Status',
    reason: 'There is no such status',
  },
  'status-name-taken': {
    code: 'Custom_User_Status_Error_Name_Already_In_Use',
    reason: 'A status of this name exists',
  },
  'emoji-not-found': { code: 'Custom_Emoji_Error_Invalid_Emoji', reason: 'Emoji not found.' },
  'emoji-name-invalid': { code: 'error-input-is-not-a-valid-field', reason: 'This cannot be the name of an emoji' },
  'emoji-name-taken': {
    code: 'Custom_Emoji_Error_Name_Or_Alias_Already_In_Use',
    reason: 'The name or an alias is in use already',
  },
  'sound-not-found': { code: 'error-custom-sound-not-found', reason: 'There is no such sound', status: 404 },
  'sound-name-taken': {
    code: 'Custom_Sound_Error_Name_Already_In_Use',
    reason: 'A sound of this name is there already',
  },
  'last-admin': { code: 'error-action-not-allowed', reason: 'The last administrator must stay' },
  'import-running': { code: 'error-import-in-progress', reason: 'Another import is under way' },
  'import-not-found': { code: 'error-import-operation-not-found', reason: 'There is no such import' },
  'import-unreadable': { code: 'error-import-file-invalid', reason: 'This archive cannot be read' },
  'calls-disabled': { code: 'videoconf-provider-not-enabled', reason: 'Calls are not enabled here' },
  'call-not-found': { code: 'error-call-not-found', reason: 'There is no such call' },
  'scheduled-not-found': {
    code: 'error-scheduled-message-not-found',
    reason: 'There is no such scheduled message',
    status: 404,
  },
  'reminder-not-found': { code: 'error-reminder-not-found', reason: 'There is no such reminder', status: 404 },
  'time-not-possible': { code: 'error-invalid-date', reason: 'The time is over, or more than a year ahead' },
  'time-not-understood': { code: 'error-invalid-date', reason: 'No time was understood' },
  'too-many-waiting': { code: 'error-too-many-waiting', reason: 'Too many are waiting already' },
  'poll-invalid': { code: 'error-invalid-poll', reason: 'A poll needs a question and two to twenty different answers' },
  'poll-closed': { code: 'error-poll-closed', reason: 'The poll is closed' },
  'mail-not-set-up': { code: 'error-email-not-configured', reason: 'This workspace has no way to send e-mail' },
  'export-not-found': { code: 'error-export-not-found', reason: 'There is no such export', status: 404 },
  'export-too-soon': { code: 'error-export-too-soon', reason: 'An export is being made already' },
  'search-too-slow': { code: 'error-search-too-slow', reason: 'That search took too long; narrow it' },
  'try-again': { code: 'error-try-again', reason: 'The store is busy, try again', status: 503 },
};

/** What one lacks for these is answered as a refused action on a message, not as a missing right. */
const messageActions: Readonly<Record<string, string>> = {
  'edit-message': 'error-action-not-allowed',
  'delete-message': 'error-action-not-allowed',
  'message-impersonate': 'error-not-allowed',
};

export function presentDomainError(code: ErrorCode, details: ErrorDetails): Answer {
  const permission = code === 'not-allowed' ? details['permission'] : undefined;
  if (typeof permission === 'string') {
    const action = messageActions[permission];
    return action === undefined
      ? { status: 403, body: { success: false, error: 'unauthorized' } }
      : { status: 400, body: failureBody(action, 'Not allowed') };
  }
  const { code: theirs, reason, status = 400 } = wordings[code];
  return { status, body: failureBody(theirs, reason, Object.keys(details).length === 0 ? undefined : details) };
}

/** Every fault in this dialect. Those before an endpoint is reached say `status`, not `success`. */
export function presentFault(fault: Fault): Answer {
  switch (fault.kind) {
    case 'domain':
      return presentDomainError(fault.code, fault.details);
    case 'flawed-input':
      return { status: 400, body: failureBody('invalid-params', fault.flaws.map((flaw) => flaw.problem).join('\n ')) };
    case 'unreadable-body':
      return { status: fault.status, body: failureBody('invalid-params', fault.reason) };
    case 'not-logged-in':
      return { status: 401, body: { status: 'error', message: 'You must be logged in to do this.' } };
    case 'foreign-origin':
      return { status: 403, body: failureBody('error-foreign-origin', 'This page may not act for you') };
    case 'lacks-permission':
      return {
        status: 403,
        body: {
          success: false,
          error: 'User does not have the permissions required for this action [error-unauthorized]',
        },
      };
    case 'too-many': {
      const seconds = Math.ceil(fault.waitMs / 1000);
      const details = { timeToReset: fault.waitMs, seconds };
      return {
        status: 429,
        body: failureBody('error-too-many-requests', `Too many requests: wait ${seconds} seconds`, details),
        headers: { 'Retry-After': String(seconds) },
      };
    }
    case 'no-such-route':
      return { status: 404, body: { success: false, error: 'Resource not found' } };
    case 'wrong-method':
      return {
        status: 405,
        body: { status: 'error', message: 'API endpoint does not exist' },
        headers: { Allow: fault.allowed.join(', ') },
      };
    case 'bug':
      return { status: 500, body: { success: false, error: 'Internal server error', requestId: fault.requestId } };
  }
}
