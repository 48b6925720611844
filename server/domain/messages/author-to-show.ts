import type { MessageAuthor } from '../../contracts/message.ts';
import type { Message } from '../../models/messages.ts';

const NOBODY: MessageAuthor = { id: '', username: '', name: '' };

/** A deleted message that leaves no trace does not say whose it was either. */
export function authorToShow({
  author,
  deletedAt,
  leavesTrace,
}: Pick<Message, 'author' | 'deletedAt' | 'leavesTrace'>) {
  return deletedAt !== null && leavesTrace !== true ? NOBODY : author;
}
