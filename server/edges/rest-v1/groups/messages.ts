import { messagesOf } from '../room-verbs/messages.ts';

export const groupsMessages = messagesOf('groups');
