import { duplicateKey } from '../../models/patience.ts';
import { actorOf, createAccount } from '../auth/index.ts';
import type { Context } from '../context.ts';
import { insertRoom, newMember, newRoom } from '../rooms/index.ts';
import { writeSetting } from '../settings/index.ts';
import { insertUser } from '../users/index.ts';
import { DomainError } from '../../contracts/errors.ts';

export const GENERAL_ROOM_ID = 'GENERAL';
const BOT_USER_ID = 'rocket.cat';

/**
 * What exists from the start: the bot, the room that everybody is in, the id of this installation, and the administrator that
 * the environment names. Runs at every start and does only what is missing; several processes may run it at once.
 */
export async function foundWorkspace(ctx: Context): Promise<void> {
  if (ctx.settings.get('uniqueID') === '') await writeSetting(ctx, { id: 'uniqueID', value: ctx.newId() });
  await makeBot(ctx);
  await makeGeneralRoom(ctx);
  await makeAdminFromEnvironment(ctx);
}

async function makeBot(ctx: Context): Promise<void> {
  if ((await ctx.models.users.find(BOT_USER_ID)) !== null) return;
  await unlessThere(() =>
    insertUser(ctx, {
      id: BOT_USER_ID,
      username: 'rocket.cat',
      name: 'Rocket.Cat',
      email: null,
      type: 'bot',
      roles: ['bot'],
      passwordHash: null,
    }),
  );
}

async function makeGeneralRoom(ctx: Context): Promise<void> {
  if ((await ctx.models.rooms.find(GENERAL_ROOM_ID)) !== null) return;
  const room = newRoom(ctx, {
    _id: GENERAL_ROOM_ID,
    kind: 'channel',
    name: 'general',
    displayName: 'general',
    creatorId: BOT_USER_ID,
    isDefault: true,
    memberCount: 1,
  });
  await unlessThere(() => insertRoom(ctx, room));
  const bot = await ctx.models.users.find(BOT_USER_ID);
  if (bot !== null) await ctx.models.members.join(room._id, [newMember(ctx, room, actorOf(bot, null), ['owner'])]);
}

async function makeAdminFromEnvironment(ctx: Context): Promise<void> {
  const { admin } = ctx.config;
  if (admin === null || (await hasAdmin(ctx))) return;
  await unlessThere(() => createAccount(ctx, admin, ['admin', 'user']));
  await writeSetting(ctx, { id: 'Show_Setup_Wizard', value: 'completed' });
}

export async function hasAdmin(ctx: Context): Promise<boolean> {
  return (await ctx.models.users.listActiveWithRole('admin')).length > 0;
}

/** Another process may make the same thing in this moment. */
async function unlessThere(make: () => Promise<unknown>): Promise<void> {
  try {
    await make();
  } catch (error) {
    const raced =
      error instanceof DomainError && ['username-taken', 'email-taken', 'room-name-taken'].includes(error.code);
    if (!raced && duplicateKey(error) === null) throw error;
  }
}
