import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { idSchema } from '../../../contracts/ids.ts';
import { addToTeam, convertToTeam, createTeam } from '../../../domain/teams/index.ts';
import { findUsersByUsername, getUsers } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag, name } from '../fields.ts';
import { presentTeam } from '../present-team.ts';

const text = z.string().max(1000).optional();
const texts = { topic: text, description: text, broadcast: flag.optional(), encrypted: flag.optional() };

/** Makes a team, with a main room of its own or (`room.id`) of one that is there. Members are named by id or username. */
export const teamsCreate = endpoint({
  route: 'POST /api/v1/teams.create',
  access: { permission: 'create-team' },
  body: z.object({
    name,
    type: z.union([z.literal(0), z.literal(1)]),
    members: z.array(z.string().max(120)).max(1000).default([]),
    owner: idSchema.optional(),
    room: z
      .object({ id: idSchema.optional(), readOnly: flag.optional(), ...texts, extraData: z.object(texts).optional() })
      .optional(),
  }),
  async handle({ ctx, actor, body: { room: main, ...body } }) {
    const extra = { ...main, ...main?.extraData };
    if (extra.encrypted === true) throw new DomainError('encryption-refused');
    const isId = (one: string) => idSchema.safeParse(one).success;
    const people = [
      ...(await getUsers(ctx, actor, body.members.filter(isId))),
      ...(await findUsersByUsername(ctx, actor, body.members)),
    ].map((user) => user._id);
    const memberIds = [...new Set(people)];
    if (main?.id !== undefined) {
      const team = await convertToTeam(ctx, actor, { roomId: main.id });
      const members = memberIds.map((userId) => ({ userId, roles: [] }));
      if (members.length > 0) await addToTeam(ctx, actor, { team: { teamId: team._id }, members });
      return { team: await presentTeam(ctx, actor, team) };
    }
    const team = await createTeam(ctx, actor, {
      kind: body.type === 0 ? 'channel' : 'group',
      name: body.name,
      ownerId: body.owner,
      memberIds,
      topic: extra.topic,
      description: extra.description,
      readOnly: extra.readOnly,
      broadcast: extra.broadcast,
    });
    return { team: await presentTeam(ctx, actor, team) };
  },
});
