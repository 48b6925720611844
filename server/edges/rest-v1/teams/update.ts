import { z } from 'zod';
import { accessTeam } from '../../../domain/teams/index.ts';
import { changeRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { name } from '../fields.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

const data = z.object({ name: name.optional(), type: z.union([z.literal(0), z.literal(1)]).optional() });

export const teamsUpdate = endpoint({
  route: 'POST /api/v1/teams.update',
  access: 'user',
  body: z.object({ ...teamSelector, data }),
  async handle({ ctx, actor, body }) {
    const { room } = await accessTeam(ctx, actor, selectTeam(body));
    const { type } = body.data;
    await changeRoom(ctx, actor, {
      roomId: room._id,
      name: body.data.name,
      kind: type === undefined ? undefined : type === 0 ? 'channel' : 'group',
    });
    return {};
  },
});
