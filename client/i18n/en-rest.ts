import { setup } from './en/setup.ts';
import { switcher } from './en/switcher.ts';
import { create } from './en/create.ts';
import { directory } from './en/directory.ts';
import { members } from './en/members.ts';
import { profile } from './en/profile.ts';
import { invites } from './en/invites.ts';
import { history } from './en/history.ts';
import { attachments } from './en/attachments.ts';
import { emoji } from './en/emoji.ts';
import { avatars } from './en/avatars.ts';
import { lists } from './en/lists.ts';
import { mail } from './en/mail.ts';
import { customEmoji, customSounds, customStatuses } from './en/custom.ts';
import { preferences } from './en/preferences.ts';
import { shortcuts } from './en/shortcuts.ts';
import { imports } from './en/imports.ts';
import { webhooks } from './en/webhooks.ts';
import { roomData } from './en/roomData.ts';

/** The English texts of what is opened: dialogs, panels, other pages. */
export const enRest = {
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
} as const;
