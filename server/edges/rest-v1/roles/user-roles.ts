import { z } from 'zod';
import { roleCatalogue } from '../../../domain/access/index.ts';
import { setRoomRole } from '../../../domain/rooms/index.ts';
import { getUser, setUserRole } from '../../../domain/users/index.ts';
import { idSchema } from '../../../contracts/ids.ts';
import { roomRoles } from '../../../contracts/room.ts';
import { endpoint } from '../../http/endpoint.ts';
import { name } from '../fields.ts';
import { refusal } from '../refuse.ts';
import { presentRole } from './list.ts';

/** Gives somebody a role, or takes it: in the workspace, or in one room (`roomId`, which the removal calls `scope`). */
export function userRoleChange(verb: 'addUserToRole' | 'removeUserFromRole') {
  const held = verb === 'addUserToRole';
  return endpoint({
    route: `POST /api/v1/roles.${verb}`,
    access: 'user',
    body: z.object({
      roleId: name.optional(),
      roleName: name.optional(),
      username: name,
      roomId: idSchema.optional(),
      scope: idSchema.optional(),
    }),
    async handle({ ctx, actor, body }) {
      const role = roleCatalogue.find((one) => one.id === (body.roleId ?? body.roleName));
      if (role === undefined) throw refusal('error-invalid-role', 'There is no such role');
      const user = await getUser(ctx, actor, { username: body.username });
      const roomId = body.roomId ?? body.scope;
      const roomRole = roomRoles.find((one) => one === role.id);
      if (roomRole === undefined) await setUserRole(ctx, actor, { userId: user._id, role: role.id, held });
      else if (roomId === undefined) throw refusal('error-roomid-param-not-provided', 'This role is held in a room');
      else await setRoomRole(ctx, actor, { roomId, userId: user._id, role: roomRole, held });
      return { role: presentRole(role) };
    },
  });
}
