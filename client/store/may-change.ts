import type { MessageView } from '../../server/contracts/message.ts';
import { mayInRoom } from './may.ts';
import type { ChatState } from './state.ts';

/**
 * What of a message is offered to be changed. The server decides by the same rules; here they only keep what would be refused
 * out of the menus. `now` is in milliseconds.
 */
export function mayEdit(state: ChatState, message: MessageView, now: number): boolean {
  if (message.kind !== 'text' || message.deletedAt !== null) return false;
  const own = isOwn(state, message) && state.settings['Message_AllowEditing'] !== false;
  if (!own && !mayInRoom(state, message.roomId, 'edit-message')) return false;
  return isInTime(state, message, 'Message_AllowEditing_BlockEditInMinutes', now);
}

export function mayDelete(state: ChatState, message: MessageView, now: number): boolean {
  if (message.deletedAt !== null || !(message.roomId in state.memberships)) return false;
  if (mayInRoom(state, message.roomId, 'force-delete-message')) return true;
  const own = isOwn(state, message) && mayInRoom(state, message.roomId, 'delete-own-message');
  const allowed = own || mayInRoom(state, message.roomId, 'delete-message');
  if (!allowed || state.settings['Message_AllowDeleting'] === false) return false;
  return isInTime(state, message, 'Message_AllowDeleting_BlockDeleteInMinutes', now);
}

/** Who may read what a message said before an edit. */
export function mayReadHistory(state: ChatState, message: MessageView): boolean {
  const readers = state.settings['Message_EditHistory_Readers'] ?? 'everyone';
  if (readers !== 'author_and_moderators') return readers === 'everyone';
  return isOwn(state, message) || mayInRoom(state, message.roomId, 'edit-message');
}

function isOwn(state: ChatState, message: MessageView): boolean {
  return state.self !== null && message.author.id === state.self.id;
}

function isInTime(state: ChatState, message: MessageView, setting: string, now: number): boolean {
  const minutes = Number(state.settings[setting] ?? 0);
  if (minutes === 0 || mayInRoom(state, message.roomId, 'bypass-time-limit-edit-and-delete')) return true;
  return now - Date.parse(message.sentAt) <= minutes * 60_000;
}
