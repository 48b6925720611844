import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { idSchema } from '../../../contracts/ids.ts';
import type { Actor } from '../../../domain/actor.ts';
import type { Context } from '../../../domain/context.ts';
import { changeRoom, createRoom, listMembers } from '../../../domain/rooms/index.ts';
import { accessTeam } from '../../../domain/teams/index.ts';
import { findUsersByUsername } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { customFields, flag, name, names } from '../fields.ts';
import { WHOLE_LIST } from '../paging.ts';
import { presentRoom } from '../present-room.ts';
import { nouns } from './families.ts';

const extraData = z.object({
  topic: z.string().max(1000).optional(),
  description: z.string().max(5000).optional(),
  broadcast: flag.optional(),
  encrypted: flag.optional(),
  teamId: idSchema.optional(),
});

/** Members who do not exist are passed over, as scripts that create rooms from lists expect. */
export function createOf(family: 'channels' | 'groups') {
  const kind = family === 'channels' ? 'channel' : 'group';
  return endpoint({
    route: `POST /api/v1/${family}.create`,
    access: 'user',
    body: z.object({
      name,
      members: names.optional(),
      /** Names of teams whose people are brought in. */
      teams: names.optional(),
      readOnly: flag.default(false),
      excludeSelf: flag.default(false),
      customFields: customFields.optional(),
      extraData: extraData.optional(),
    }),
    async handle({ ctx, actor, body }) {
      const { encrypted, ...extra } = body.extraData ?? {};
      if (encrypted === true) throw new DomainError('encryption-refused');
      const members = await findUsersByUsername(ctx, actor, body.members ?? []);
      const { room } = await createRoom(ctx, actor, {
        kind,
        name: body.name,
        ...extra,
        readOnly: body.readOnly,
        memberIds: [...members.map((user) => user._id), ...(await peopleOf(ctx, actor, body.teams ?? []))],
        excludeSelf: body.excludeSelf,
      });
      const fields = body.customFields;
      const shown =
        fields === undefined ? room : await changeRoom(ctx, actor, { roomId: room._id, customFields: fields });
      return { [nouns[family]]: await presentRoom(ctx, actor, shown) };
    },
  });
}

async function peopleOf(ctx: Context, actor: Actor, teams: readonly string[]): Promise<string[]> {
  const lists = await Promise.all(
    teams.slice(0, 10).map(async (team) => {
      const { room } = await accessTeam(ctx, actor, { name: team });
      const { members } = await listMembers(ctx, actor, { roomId: room._id, filter: '', ...WHOLE_LIST });
      return members.map(({ user }) => user._id);
    }),
  );
  return lists.flat();
}
