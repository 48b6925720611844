import { z } from 'zod';
import { convertToChannel } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { ids } from '../fields.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

/** Makes an ordinary room of a team; the chosen ones of its rooms are erased. */
export const teamsConvertToChannel = endpoint({
  route: 'POST /api/v1/teams.convertToChannel',
  access: 'user',
  body: z.object({ ...teamSelector, roomsToRemove: ids.default([]) }),
  async handle({ ctx, actor, body }) {
    await convertToChannel(ctx, actor, { team: selectTeam(body), roomIds: body.roomsToRemove });
    return {};
  },
});
