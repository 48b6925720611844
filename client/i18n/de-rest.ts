import { setup } from './de/setup.ts';
import { switcher } from './de/switcher.ts';
import { create } from './de/create.ts';
import { directory } from './de/directory.ts';
import { members } from './de/members.ts';
import { profile } from './de/profile.ts';
import { invites } from './de/invites.ts';
import { history } from './de/history.ts';
import { attachments } from './de/attachments.ts';
import { emoji } from './de/emoji.ts';
import { avatars } from './de/avatars.ts';
import { lists } from './de/lists.ts';
import { mail } from './de/mail.ts';
import { customEmoji, customSounds, customStatuses } from './de/custom.ts';
import { preferences } from './de/preferences.ts';
import { shortcuts } from './de/shortcuts.ts';
import { imports } from './de/imports.ts';
import { webhooks } from './de/webhooks.ts';
import { roomData } from './de/roomData.ts';
import type { RestOfTexts } from './texts.ts';

export const deRest: RestOfTexts = {
  setup,
  switcher,
  create,
  directory,
  members,
  profile,
  invites,
  history,
  attachments,
  emoji,
  avatars,
  lists,
  mail,
  customEmoji,
  customSounds,
  customStatuses,
  preferences,
  shortcuts,
  imports,
  webhooks,
  roomData,
};
