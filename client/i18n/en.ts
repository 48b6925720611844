import { app } from './en/app.ts';
import { auth } from './en/auth.ts';
import { setup } from './en/setup.ts';
import { sidebar } from './en/sidebar.ts';
import { presence } from './en/presence.ts';
import { switcher } from './en/switcher.ts';
import { create } from './en/create.ts';
import { directory } from './en/directory.ts';
import { room } from './en/room.ts';
import { members } from './en/members.ts';
import { profile } from './en/profile.ts';
import { discussions } from './en/discussions.ts';
import { teams } from './en/teams.ts';
import { invites } from './en/invites.ts';
import { messages } from './en/messages.ts';
import { quotes } from './en/quotes.ts';
import { moderation } from './en/moderation.ts';
import { history } from './en/history.ts';
import { receipts } from './en/receipts.ts';
import { attachments } from './en/attachments.ts';
import { video } from './en/video.ts';
import { commands } from './en/commands.ts';
import { complete } from './en/complete.ts';
import { threads } from './en/threads.ts';
import { reactions } from './en/reactions.ts';
import { emoji } from './en/emoji.ts';
import { avatars } from './en/avatars.ts';
import { files } from './en/files.ts';
import { lists } from './en/lists.ts';
import { mail } from './en/mail.ts';
import { search } from './en/search.ts';
import { composer } from './en/composer.ts';
import { writing } from './en/writing.ts';
import { customEmoji, customSounds, customStatuses } from './en/custom.ts';
import { connection } from './en/connection.ts';
import { preferences } from './en/preferences.ts';
import { notifications } from './en/notifications.ts';
import { shortcuts } from './en/shortcuts.ts';
import { imports } from './en/imports.ts';
import { webhooks } from './en/webhooks.ts';
import { later } from './en/later.ts';
import { polls } from './en/polls.ts';
import { roomData } from './en/roomData.ts';
import { errors } from './en/errors.ts';

/** The English texts, a file for each part; their keys are the keys of every language. `{{name}}` is filled in, `_one`/`_other` follow the count. */
export const en = {
  app,
  auth,
  setup,
  sidebar,
  presence,
  switcher,
  create,
  directory,
  room,
  members,
  profile,
  discussions,
  teams,
  invites,
  messages,
  quotes,
  moderation,
  history,
  receipts,
  attachments,
  video,
  commands,
  complete,
  threads,
  reactions,
  emoji,
  avatars,
  files,
  lists,
  mail,
  search,
  composer,
  writing,
  customEmoji,
  customSounds,
  customStatuses,
  connection,
  preferences,
  notifications,
  shortcuts,
  imports,
  webhooks,
  later,
  polls,
  roomData,
  errors,
} as const;
