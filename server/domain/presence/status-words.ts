import type { StatusWords } from '../../models/presences.ts';
import type { User } from '../../models/users.ts';

/** What an account says of its status, as presence keeps it. */
export function wordsOf(
  user: Pick<User, 'statusDefault' | 'statusText' | 'statusEmoji' | 'statusExpiresAt'>,
): StatusWords {
  return {
    chosen: user.statusDefault,
    statusText: user.statusText,
    statusEmoji: user.statusEmoji ?? '',
    statusExpiresAt: user.statusExpiresAt ?? null,
  };
}
