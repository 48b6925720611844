import { z } from 'zod';
import { changeRoom, type RoomChanges } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { customFields, flag, name } from '../fields.ts';
import { presentRoom } from '../present-room.ts';
import { refusal } from '../refuse.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds, nouns, type Family } from './families.ts';

const text = z.string().max(1000).optional();

/** `setTopic` and its like: one text of a room, which the answer repeats. What they call a purpose is the description. */
export function textOf(family: Family, verb: 'Topic' | 'Description' | 'Purpose' | 'Announcement') {
  const field = (
    { Topic: 'topic', Description: 'description', Purpose: 'purpose', Announcement: 'announcement' } as const
  )[verb];
  return endpoint({
    route: `POST /api/v1/${family}.set${verb}`,
    access: 'user',
    body: z.object({ ...roomSelector, topic: text, description: text, purpose: text, announcement: text }),
    async handle({ ctx, actor, body }) {
      const given = body[field];
      if (given === undefined) throw refusal('invalid-params', `must have required property '${field}'`);
      const { room } = await selectRoom(ctx, actor, kinds[family], body);
      await changeRoom(ctx, actor, { roomId: room._id, [field === 'purpose' ? 'description' : field]: given });
      return { [field]: given };
    },
  });
}

const changeable = ['displayName', 'kind', 'readOnly', 'isDefault', 'joinCodeHash', 'customFields'] as const;

/** A change that the whole room is answered to; asking for what is so already is a mistake here. */
function changeOf<Body extends z.ZodRawShape>(
  family: 'channels' | 'groups',
  verb: string,
  fields: Body,
  changes: (body: z.output<z.ZodObject<Body>>) => RoomChanges,
) {
  const given = z.object(fields);
  return endpoint({
    route: `POST /api/v1/${family}.${verb}`,
    access: 'user',
    body: z.object({ roomId: roomSelector.roomId, roomName: roomSelector.roomName, ...fields }),
    async handle({ ctx, actor, body }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], z.object(roomSelector).parse(body));
      const changed = await changeRoom(ctx, actor, { roomId: room._id, ...changes(given.parse(body)) });
      if (changeable.every((field) => changed[field] === room[field]))
        throw refusal('error-same-value', 'It is so already');
      return { [nouns[family]]: await presentRoom(ctx, actor, changed) };
    },
  });
}

export const renameOf = (family: 'channels' | 'groups') =>
  changeOf(family, 'rename', { name }, (body) => ({ name: body.name }));

export const setReadOnlyOf = (family: 'channels' | 'groups') =>
  changeOf(family, 'setReadOnly', { readOnly: flag }, ({ readOnly }) => ({ readOnly }));

export const setTypeOf = (family: 'channels' | 'groups') =>
  changeOf(family, 'setType', { type: z.enum(['c', 'p']) }, ({ type }) => ({
    kind: type === 'c' ? 'channel' : 'group',
  }));

export const setDefaultOf = (family: 'channels') =>
  changeOf(family, 'setDefault', { default: flag }, (body) => ({ isDefault: body.default }));

export const setJoinCodeOf = (family: 'channels') =>
  changeOf(family, 'setJoinCode', { joinCode: z.string().trim().max(200) }, ({ joinCode }) => ({ joinCode }));

export const setCustomFieldsOf = (family: 'channels' | 'groups') =>
  changeOf(family, 'setCustomFields', { customFields }, (body) => ({ customFields: body.customFields }));
