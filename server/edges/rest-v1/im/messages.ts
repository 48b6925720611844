import { messagesOf } from '../room-verbs/messages.ts';

export const imMessages = messagesOf('im');
