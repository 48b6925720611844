export { authorToShow } from './author-to-show.ts';
export { changeMessage, underNextRev } from './change-message.ts';
export { catchUp, type RoomCatchUp } from './catch-up.ts';
export { changesOfRoom, type RoomChanges } from './changes-of-room.ts';
export { deleteMessage } from './delete-message.ts';
export { requireMayEdit } from './may-change.ts';
export { editMessage } from './edit-message.ts';
export { listErased, listVersions } from './history.ts';
export { keepVisible, listMentions, listPinned, listStarred, setPinned, setStarred, starredIds } from './keep.ts';
export { checkBody } from './message-body.ts';
export { newMessage } from './new-message.ts';
export { postAsBot } from './post-as-bot.ts';
export { postSystemMessage } from './post-system-message.ts';
export {
  getMessage,
  listMessages,
  messageHistory,
  messagesAround,
  messagesChangedSince,
  pageMessages,
  type Page,
} from './read-messages.ts';
export { quotedMessages, type Quoted } from './quotes.ts';
export { react, type Reaction } from './react.ts';
export { ignoreAuthor } from './ignore-author.ts';
export { reportMessage } from './report-message.ts';
export { listReceipts, readByAll, roomReadByAll, type Receipt } from './receipts.ts';
export { createRoomWriter, previewOf, type RoomWriter } from './room-writer.ts';
export { createSenderMarks, type SenderMarks } from './sender-marks.ts';
export { sendMessage, type MessageDraft } from './send-message.ts';
export type { Message } from '../../models/messages.ts';
