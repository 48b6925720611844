import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { can } from '../../../domain/access/index.ts';
import { getOwnPlaces, isLastOwner } from '../../../domain/rooms/index.ts';
import { listTeamRoomsOf } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presentRooms } from '../present-room.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

/** Those of a team's rooms that one of its people is in; with `canUserDelete` only those that the caller may erase. */
export const teamsListRoomsOfUser = endpoint({
  route: 'GET /api/v1/teams.listRoomsOfUser',
  access: 'user',
  query: z.object({ ...teamSelector, ...paging, userId: idSchema, canUserDelete: flag.default(false) }),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const held = await listTeamRoomsOf(ctx, actor, { team: selectTeam(query), userId: query.userId });
    const own = await getOwnPlaces(
      ctx,
      actor,
      held.map(({ room }) => room._id),
    );
    const wanted = held.filter(
      ({ room }) =>
        !query.canUserDelete ||
        can(ctx, actor, room.kind === 'channel' ? 'delete-c' : 'delete-p', own.get(room._id) ?? null),
    );
    const { rows, total } = cut(wanted, page);
    const [presented, last] = await Promise.all([
      presentRooms(
        ctx,
        actor,
        rows.map(({ room }) => room),
      ),
      Promise.all(rows.map(({ room, member }) => isLastOwner(ctx, room, member))),
    ]);
    const rooms = presented.map((room, at) => ({ ...room, isLastOwner: last[at] ?? false }));
    return { rooms, ...counts(rooms, page, total) };
  },
});
