import { z } from 'zod';
import { DomainError } from '../../contracts/errors.ts';
import { can } from '../../domain/access/index.ts';
import type { Actor } from '../../domain/actor.ts';
import type { Context } from '../../domain/context.ts';
import { directoryOfRooms } from '../../domain/rooms/index.ts';
import { countTeamRooms, directoryOfTeams } from '../../domain/teams/index.ts';
import { searchUsers } from '../../domain/users/index.ts';
import { endpoint } from '../http/endpoint.ts';
import { jsonText } from '../http/parse.ts';
import { counts, pageOf, paging, type Page } from './paging.ts';
import { presencesOf } from './presence.ts';
import { presentRooms } from './present-room.ts';
import { presentUser } from './present-user.ts';

const wanted = { type: z.enum(['users', 'channels', 'teams']).optional(), text: z.string().max(100).optional() };

/** The people, the channels or the teams of the workspace. Newer callers send plain parameters, older ones JSON in `query`. */
export const directory = endpoint({
  route: 'GET /api/v1/directory',
  access: 'user',
  query: z.object({ ...paging, ...wanted, query: jsonText(z.object(wanted)).optional() }),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const filter = query.text ?? query.query?.text ?? '';
    const list = lists[query.type ?? query.query?.type ?? 'channels'];
    const { rows, total } = await list(ctx, actor, filter, page);
    return { result: rows, ...counts(rows, page, total) };
  },
});

async function people(ctx: Context, actor: Actor, filter: string, page: Page) {
  if (!can(ctx, actor, 'view-d-room')) throw new DomainError('not-allowed', { permission: 'view-d-room' });
  const { users, total } = await searchUsers(ctx, actor, { filter, ...page });
  const presences = await presencesOf(ctx, actor, users);
  const rows: object[] = users.map((user) => presentUser(user, presences(user._id)));
  return { rows, total };
}

async function teams(ctx: Context, actor: Actor, filter: string, page: Page) {
  const { teams: found, total } = await directoryOfTeams(ctx, actor, { filter, ...page });
  const rooms = found.map(({ room }) => room);
  const counted = await countTeamRooms(ctx, rooms);
  const presented = await presentRooms(ctx, actor, rooms);
  const rows: object[] = presented.map((room) => ({ ...room, roomsCount: counted.get(room._id) ?? 0 }));
  return { rows, total };
}

async function channels(ctx: Context, actor: Actor, filter: string, page: Page) {
  const { rooms, total } = await directoryOfRooms(ctx, actor, { filter, ...page });
  const rows: object[] = await presentRooms(
    ctx,
    actor,
    rooms.map(({ room }) => room),
  );
  return { rows, total };
}

const lists = { users: people, channels, teams } as const;
