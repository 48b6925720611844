import { app } from './de/app.ts';
import { auth } from './de/auth.ts';
import { setup } from './de/setup.ts';
import { sidebar } from './de/sidebar.ts';
import { presence } from './de/presence.ts';
import { switcher } from './de/switcher.ts';
import { create } from './de/create.ts';
import { directory } from './de/directory.ts';
import { room } from './de/room.ts';
import { members } from './de/members.ts';
import { profile } from './de/profile.ts';
import { discussions } from './de/discussions.ts';
import { teams } from './de/teams.ts';
import { invites } from './de/invites.ts';
import { messages } from './de/messages.ts';
import { quotes } from './de/quotes.ts';
import { moderation } from './de/moderation.ts';
import { history } from './de/history.ts';
import { receipts } from './de/receipts.ts';
import { attachments } from './de/attachments.ts';
import { video } from './de/video.ts';
import { commands } from './de/commands.ts';
import { complete } from './de/complete.ts';
import { threads } from './de/threads.ts';
import { reactions } from './de/reactions.ts';
import { emoji } from './de/emoji.ts';
import { avatars } from './de/avatars.ts';
import { files } from './de/files.ts';
import { lists } from './de/lists.ts';
import { mail } from './de/mail.ts';
import { search } from './de/search.ts';
import { composer } from './de/composer.ts';
import { writing } from './de/writing.ts';
import { customEmoji, customSounds, customStatuses } from './de/custom.ts';
import { connection } from './de/connection.ts';
import { preferences } from './de/preferences.ts';
import { notifications } from './de/notifications.ts';
import { shortcuts } from './de/shortcuts.ts';
import { imports } from './de/imports.ts';
import { webhooks } from './de/webhooks.ts';
import { later } from './de/later.ts';
import { polls } from './de/polls.ts';
import { roomData } from './de/roomData.ts';
import { errors } from './de/errors.ts';
import type { Texts } from './texts.ts';

export const de: Texts = {
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
};
