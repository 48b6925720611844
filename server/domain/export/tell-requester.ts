import type { Export } from '../../models/exports.ts';
import type { User } from '../../models/users.ts';
import { actorOf } from '../auth/index.ts';
import type { Context } from '../context.ts';
import { postAsBot } from '../messages/index.ts';
import { openDirect } from '../rooms/index.ts';

const wordings: Readonly<Record<string, (name: string, until: string) => string>> = {
  en: (name, until) => `Your export of ${name} is ready. It can be downloaded until ${until}:`,
  de: (name, until) => `Dein Export von ${name} ist fertig. Er kann bis ${until} heruntergeladen werden:`,
};

/** The bot says in the person's own room that their export is ready, and where. */
export async function tellRequester(ctx: Context, made: Export, user: User): Promise<void> {
  const { room } = await openDirect(ctx, actorOf(user, null), { userIds: [] });
  const words = wordings[user.preferences.language?.split('-')[0] ?? 'en'] ?? wordings['en'];
  const until = made.expiresAt.toISOString().slice(0, 16).replace('T', ' ');
  const link = `${ctx.config.http.rootUrl}${exportPath(made._id)}`;
  const body = `@${user.username} ${words?.(made.name, `${until} UTC`) ?? ''}\n${link}`;
  const mentions = [{ id: user._id, username: user.username, name: user.name }];
  await postAsBot(ctx, { id: made.messageId, roomId: room._id, body, mentions });
}

export function exportPath(exportId: string): string {
  return `/api/v1/exports.download?exportId=${exportId}`;
}
