import type { CustomStatus } from '../../models/custom-statuses.ts';
import type { Publication } from '../publication.ts';

/** They are few and seldom change: everybody is told all of them. */
export const customStatuses: Publication<CustomStatus> = {
  collection: 'customStatuses',
  matches: [{}],
  async announce(ctx, changes) {
    const data = await ctx.models.customStatuses.list();
    return changes.map((_, index) =>
      index === changes.length - 1 ? [{ name: 'status-list:changed', audience: { everyone: true }, data }] : [],
    );
  },
};
