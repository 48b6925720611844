import { messagesOf } from '../room-verbs/messages.ts';

export const channelsMessages = messagesOf('channels');
