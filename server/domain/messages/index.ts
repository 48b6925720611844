export { catchUp, type RoomCatchUp } from './catch-up.ts';
export { deleteMessage } from './delete-message.ts';
export { editMessage } from './edit-message.ts';
export { postSystemMessage } from './post-system-message.ts';
export {
  getMessage,
  messageHistory,
  messagesAround,
  messagesChangedSince,
  pageMessages,
  type Page,
} from './read-messages.ts';
export { createRoomWriter, type RoomWriter } from './room-writer.ts';
export { sendMessage, type MessageDraft } from './send-message.ts';
export type { Message } from '../../models/messages.ts';
