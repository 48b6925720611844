import { presenceStatuses, type PresenceStatus } from '../../contracts/user.ts';
import { setPresence } from '../presence/index.ts';
import { startCall } from '../video/index.ts';
import { done, say, type Command } from './command.ts';

export const otherCommands: readonly Command[] = [
  {
    name: 'status',
    params: 'online, away, busy or offline, and what you do',
    description: 'Sets your status',
    async run({ ctx, actor, params }) {
      const [first = '', ...rest] = params.split(/\s+/);
      const named = presenceStatuses.find((status) => status === first.toLowerCase());
      const status: PresenceStatus = named ?? 'online';
      await setPresence(ctx, actor, {
        status,
        statusText: (named === undefined ? params : rest.join(' ')).slice(0, 120),
      });
      return say('status-set', { status });
    },
  },
  {
    name: 'jitsi',
    params: 'a name for the call (optional)',
    description: 'Starts a video call',
    permissions: ['call-management'],
    async run({ ctx, actor, room, params }) {
      await startCall(ctx, actor, { roomId: room._id, title: params });
      return done;
    },
  },
];
