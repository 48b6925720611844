import { z } from 'zod';
import { listTeamRooms } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presentRooms } from '../present-room.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

/** The rooms of a team that one sees; with `type=autoJoin` those that everybody of it is brought into. */
export const teamsListRooms = endpoint({
  route: 'GET /api/v1/teams.listRooms',
  access: 'user',
  query: z.object({
    ...teamSelector,
    ...paging,
    filter: z.string().max(100).optional(),
    type: z.enum(['all', 'autoJoin']).default('all'),
  }),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const seen = await listTeamRooms(ctx, actor, { team: selectTeam(query), filter: query.filter });
    const wanted = seen.map(({ room }) => room).filter((room) => query.type === 'all' || room.isTeamDefault);
    const { rows, total } = cut(wanted, page);
    const rooms = await presentRooms(ctx, actor, rows);
    return { rooms, ...counts(rooms, page, total) };
  },
});
