import { app } from './de/app.ts';
import { auth } from './de/auth.ts';
import { sidebar } from './de/sidebar.ts';
import { presence } from './de/presence.ts';
import { room } from './de/room.ts';
import { discussions } from './de/discussions.ts';
import { teams } from './de/teams.ts';
import { messages } from './de/messages.ts';
import { quotes } from './de/quotes.ts';
import { moderation } from './de/moderation.ts';
import { receipts } from './de/receipts.ts';
import { video } from './de/video.ts';
import { commands } from './de/commands.ts';
import { complete } from './de/complete.ts';
import { threads } from './de/threads.ts';
import { reactions } from './de/reactions.ts';
import { files } from './de/files.ts';
import { search } from './de/search.ts';
import { composer } from './de/composer.ts';
import { writing } from './de/writing.ts';
import { connection } from './de/connection.ts';
import { notifications } from './de/notifications.ts';
import { later } from './de/later.ts';
import { polls } from './de/polls.ts';
import { errors } from './de/errors.ts';
import type { FirstTexts } from './texts.ts';

export const de: FirstTexts = {
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
};
