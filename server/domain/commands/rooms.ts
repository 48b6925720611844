import { DomainError } from '../../contracts/errors.ts';
import { fold } from '../../models/search-keys.ts';
import type { User } from '../../models/users.ts';
import { findTarget } from '../integrations/index.ts';
import { sendMessage } from '../messages/index.ts';
import {
  changeRoom,
  createRoom,
  getRoom,
  inviteToRoom,
  joinRoom,
  kick,
  leaveRoom,
  setArchived,
  setMuted,
  setOpen,
} from '../rooms/index.ts';
import { done, say, type Command, type CommandCall } from './command.ts';

const MOST_INVITED = 1_000;

async function usersNamed({ ctx }: CommandCall, names: string): Promise<User[]> {
  const keys = names
    .split(/[\s,]+/)
    .filter((name) => name !== '')
    .map((name) => fold(name.replace(/^@/, '')));
  const users = await ctx.models.users.findByUsernameKeys(keys);
  if (users.length === 0) throw new DomainError('user-not-found');
  return users;
}

async function roomNamed({ ctx, actor, room }: CommandCall, name: string) {
  return name === '' ? room : (await getRoom(ctx, actor, { name })).room;
}

function leave(name: string): Command {
  return {
    name,
    params: '',
    description: 'Leaves this room',
    async run({ ctx, actor, room }) {
      await leaveRoom(ctx, actor, { roomId: room._id });
      return done;
    },
  };
}

export const roomCommands: readonly Command[] = [
  {
    name: 'archive',
    params: '#channel',
    description: 'Closes a room to new messages',
    permissions: ['archive-room'],
    async run(call) {
      const target = await roomNamed(call, call.params);
      await setArchived(call.ctx, call.actor, { roomId: target._id, archived: true });
      return say('archived', { room: target.displayName });
    },
  },
  {
    name: 'unarchive',
    params: '#channel',
    description: 'Opens an archived room again',
    permissions: ['unarchive-room'],
    async run(call) {
      const target = await roomNamed(call, call.params);
      await setArchived(call.ctx, call.actor, { roomId: target._id, archived: false });
      return say('unarchived', { room: target.displayName });
    },
  },
  {
    name: 'create',
    params: '#channel',
    description: 'Makes a channel, or a private group with --private',
    permissions: ['create-c', 'create-p'],
    async run({ ctx, actor, params }) {
      const isPrivate = /(^|\s)--private(\s|$)/.test(params);
      const name = params.replace(/(^|\s)--private(\s|$)/, ' ').trim();
      const { room } = await createRoom(ctx, actor, { kind: isPrivate ? 'group' : 'channel', name });
      return { openRoomId: room._id };
    },
  },
  {
    name: 'join',
    params: '#channel',
    description: 'Joins a channel',
    async run({ ctx, actor, params }) {
      const { room } = await getRoom(ctx, actor, { name: params });
      await joinRoom(ctx, actor, { roomId: room._id });
      return { openRoomId: room._id };
    },
  },
  {
    name: 'open',
    params: '#channel or @user',
    description: 'Opens a room',
    run: async ({ ctx, actor, params }) => ({ openRoomId: await findTarget(ctx, actor, params) }),
  },
  {
    name: 'hide',
    params: '#channel',
    description: 'Puts a room away from your list',
    async run(call) {
      await setOpen(call.ctx, call.actor, { roomId: (await roomNamed(call, call.params))._id, open: false });
      return done;
    },
  },
  leave('leave'),
  leave('part'),
  {
    name: 'topic',
    params: 'a topic',
    description: 'Sets the topic of this room',
    permissions: ['edit-room'],
    async run({ ctx, actor, room, params }) {
      await changeRoom(ctx, actor, { roomId: room._id, topic: params });
      return done;
    },
  },
  {
    name: 'invite',
    params: '@user',
    description: 'Brings people into this room',
    permissions: ['add-user-to-joined-room', 'add-user-to-any-c-room', 'add-user-to-any-p-room'],
    async run(call) {
      const users = await usersNamed(call, call.params);
      await inviteToRoom(call.ctx, call.actor, { roomId: call.room._id, userIds: users.map((user) => user._id) });
      return say('invited', { count: String(users.length) });
    },
  },
  {
    name: 'invite-all-to',
    params: '#channel',
    description: 'Brings everybody of this room into another one',
    permissions: ['add-user-to-joined-room'],
    async run(call) {
      const target = await roomNamed(call, call.params);
      return inviteAll(call, call.room._id, target._id);
    },
  },
  {
    name: 'invite-all-from',
    params: '#channel',
    description: 'Brings everybody of another room into this one',
    permissions: ['add-user-to-joined-room'],
    async run(call) {
      const source = await roomNamed(call, call.params);
      return inviteAll(call, source._id, call.room._id);
    },
  },
  {
    name: 'kick',
    params: '@user',
    description: 'Takes somebody out of this room',
    permissions: ['remove-user'],
    async run(call) {
      for (const user of await usersNamed(call, call.params))
        await kick(call.ctx, call.actor, { roomId: call.room._id, userId: user._id });
      return done;
    },
  },
  {
    name: 'mute',
    params: '@user',
    description: 'Takes somebody’s voice in this room',
    permissions: ['mute-user'],
    run: (call) => voice(call, true),
  },
  {
    name: 'unmute',
    params: '@user',
    description: 'Gives somebody their voice back',
    permissions: ['mute-user'],
    run: (call) => voice(call, false),
  },
  {
    name: 'msg',
    params: '@user your message',
    description: 'Sends somebody a direct message',
    async run({ ctx, actor, params }) {
      const [, name = '', body = ''] = /^(@?\S+)\s+([\s\S]+)$/.exec(params) ?? [];
      if (name === '') throw new DomainError('message-empty');
      const roomId = await findTarget(ctx, actor, name.startsWith('@') ? name : `@${name}`);
      await sendMessage(ctx, actor, { roomId, body });
      return done;
    },
  },
];

async function voice(call: CommandCall, muted: boolean) {
  for (const user of await usersNamed(call, call.params))
    await setMuted(call.ctx, call.actor, { roomId: call.room._id, userId: user._id, muted });
  return done;
}

async function inviteAll({ ctx, actor }: CommandCall, fromId: string, toId: string) {
  const { room } = await getRoom(ctx, actor, { roomId: fromId });
  const { members } = await ctx.models.members.page(room._id, '', { offset: 0, limit: MOST_INVITED + 1 });
  if (members.length > MOST_INVITED) throw new DomainError('too-many-members', { limit: MOST_INVITED });
  await inviteToRoom(ctx, actor, { roomId: toId, userIds: members.map((member) => member.userId) });
  return say('invited', { count: String(members.length) });
}
