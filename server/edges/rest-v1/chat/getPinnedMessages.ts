import { listPinned } from '../../../domain/messages/index.ts';
import { keptList } from './kept-lists.ts';

export const chatGetPinnedMessages = keptList('getPinnedMessages', listPinned);
