import { findSetting, reloadSettings } from '../../domain/settings/index.ts';
import type { StoredSetting } from '../../models/settings.ts';
import type { Publication } from '../publication.ts';

/** Every process obeys a changed setting from here on; everybody is told of the public ones. */
export const settings: Publication<StoredSetting> = {
  collection: 'settings',
  matches: [{}],
  async announce(ctx, changes) {
    await reloadSettings(ctx);
    return changes.map(({ id }) =>
      findSetting(id)?.public === true
        ? [{ name: 'settings:changed', audience: { everyone: true }, data: ctx.settings.public() }]
        : [],
    );
  },
};
