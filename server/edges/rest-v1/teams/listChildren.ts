import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { listDiscussions } from '../../../domain/discussions/index.ts';
import { accessTeam, listTeamRooms } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging, WHOLE_LIST } from '../paging.ts';
import { presentRooms } from '../present-room.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

/** What hangs on a team: its main room, its rooms, and the discussions of the main room. */
export const teamsListChildren = endpoint({
  route: 'GET /api/v1/teams.listChildren',
  access: 'user',
  query: z.object({
    ...teamSelector,
    ...paging,
    roomId: idSchema.optional(),
    filter: z.string().max(100).default(''),
    type: z.enum(['channels', 'discussions']).optional(),
  }),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const { filter, type } = query;
    const { room: main } = await accessTeam(
      ctx,
      actor,
      query.roomId === undefined ? selectTeam(query) : { teamId: query.roomId },
    );
    const rooms = type === 'discussions' ? [] : await listTeamRooms(ctx, actor, { team: { teamId: main._id }, filter });
    const talks =
      type === 'channels'
        ? []
        : (await listDiscussions(ctx, actor, { roomId: main._id, filter, ...WHOLE_LIST })).discussions;
    const { rows, total } = cut([...(type === 'discussions' ? [] : [{ room: main }]), ...rooms, ...talks], page);
    const data = await presentRooms(
      ctx,
      actor,
      rows.map(({ room }) => room),
    );
    return { data, ...counts(data, page, total) };
  },
});
