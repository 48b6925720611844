import { app } from './en/app.ts';
import { auth } from './en/auth.ts';
import { sidebar } from './en/sidebar.ts';
import { presence } from './en/presence.ts';
import { room } from './en/room.ts';
import { discussions } from './en/discussions.ts';
import { teams } from './en/teams.ts';
import { messages } from './en/messages.ts';
import { quotes } from './en/quotes.ts';
import { moderation } from './en/moderation.ts';
import { receipts } from './en/receipts.ts';
import { video } from './en/video.ts';
import { commands } from './en/commands.ts';
import { complete } from './en/complete.ts';
import { threads } from './en/threads.ts';
import { reactions } from './en/reactions.ts';
import { files } from './en/files.ts';
import { search } from './en/search.ts';
import { composer } from './en/composer.ts';
import { writing } from './en/writing.ts';
import { connection } from './en/connection.ts';
import { notifications } from './en/notifications.ts';
import { later } from './en/later.ts';
import { polls } from './en/polls.ts';
import { errors } from './en/errors.ts';

/**
 * The English texts of what a room shows before anything is opened in it; en-rest.ts has the others. Their keys are the keys of
 * every language. `{{name}}` is filled in, `_one`/`_other` follow the count.
 */
export const en = {
  app,
  auth,
  sidebar,
  presence,
  room,
  discussions,
  teams,
  messages,
  quotes,
  moderation,
  receipts,
  video,
  commands,
  complete,
  threads,
  reactions,
  files,
  search,
  composer,
  writing,
  connection,
  notifications,
  later,
  polls,
  errors,
} as const;
