import { noteHighlights } from '../../domain/notifications/index.ts';
import type { User } from '../../models/users.ts';
import type { Announcement } from '../announcement.ts';
import type { Publication } from '../publication.ts';

export const users: Publication<User> = {
  collection: 'users',
  // A login is written alone, and is nobody's news.
  matches: [{ operationType: 'update', 'updateDescription.updatedFields.lastLoginAt': { $exists: false } }],
  async announce(ctx, changes) {
    const found = await ctx.models.presences.findMany(changes.map(({ id }) => id));
    const presences = new Map(found.map((presence) => [presence._id, presence]));
    return changes.map(({ id, document: user, fields }): readonly Announcement[] => {
      if (user !== null) noteHighlights(ctx, user);
      if (user === null || !user.active) return [closed(id), ...(user === null ? [] : tell(user))];
      return 'avatarVersion' in fields ? [...tell(user), pictured(user)] : tell(user);
    });

    function tell(user: User): readonly Announcement[] {
      const data = { user, presence: presences.get(user._id) ?? null };
      return [
        { name: 'self:changed', audience: { user: user._id }, data },
        { name: 'user:changed', audience: { about: user._id }, data },
      ];
    }
  },
};

function pictured(user: User): Announcement {
  return { name: 'avatar:changed', audience: { everyone: true }, data: user };
}

function closed(userId: string): Announcement {
  return { name: 'session:ended', audience: { user: userId }, data: { reason: 'deactivated' } };
}
