import { listMentions } from '../../../domain/messages/index.ts';
import { keptList } from './kept-lists.ts';

export const chatGetMentionedMessages = keptList('getMentionedMessages', listMentions);
