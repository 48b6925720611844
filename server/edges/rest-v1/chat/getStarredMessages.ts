import { listStarred } from '../../../domain/messages/index.ts';
import { keptList } from './kept-lists.ts';

export const chatGetStarredMessages = keptList('getStarredMessages', listStarred);
