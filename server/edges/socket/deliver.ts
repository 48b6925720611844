import type { Announcement, AnnouncementData, AnnouncementName, Audience } from '../../changes/index.ts';
import type { ServerEventName, ServerEvents } from '../../contracts/events.ts';
import { actorOf } from '../../domain/auth/index.ts';
import type { PresenceKeeper } from '../../domain/presence/index.ts';
import type { User } from '../../domain/users/index.ts';
import { Batcher } from './batcher.ts';
import type { Connection } from './connection.ts';
import { encodeFrame, type EncodedFrame } from './packet.ts';
import type { People } from './people.ts';
import { presentDraft, presentReminder, presentScheduled } from './present-later.ts';
import { presentCall } from './present-call.ts';
import { presentMessage } from './present-message.ts';
import { presentPresence, presentSidebar, presentStatus } from './present-presence.ts';
import { presentMembership, presentRoom, presentRoomNews } from './present-room.ts';
import { presentSelf, presentUser } from './present-user.ts';

type Deliver<Name extends AnnouncementName> = (data: AnnouncementData[Name], audience: Audience) => void;

export interface DeliveryParts {
  readonly people: People;
  readonly presence: Pick<PresenceKeeper, 'repeat'>;
  /** The feed has a gap. */
  readonly onGap: () => void;
}

export interface Delivery {
  /** Takes one batch of the feed. */
  take(batch: readonly Announcement[]): void;
  close(): void;
}

/**
 * Hands what the feed announces to whoever of this process it is for, in our own dialect and in the order of the feed. Who is
 * where moves here too, at the very point of the feed where it is said.
 */
export function createDelivery({ people, presence, onGap }: DeliveryParts): Delivery {
  const batcher = new Batcher(people);

  function say<Name extends ServerEventName>(audience: Audience, name: Name, data: () => ServerEvents[Name]): void {
    // Encoded when the first one is found whom it is for; most changes are for nobody of this process.
    let frame: EncodedFrame | null = null;
    const encoded = () => (frame ??= encodeFrame(name, data()));

    if ('room' in audience) {
      if (people.in(audience.room).size > 0) batcher.toRoom(audience.room, encoded());
    } else if ('user' in audience) {
      const person = people.find(audience.user);
      if (person !== undefined) batcher.toPerson(person, encoded());
    } else if ('about' in audience) {
      for (const connection of people.watching(audience.about)) batcher.toConnection(connection, encoded());
    } else if ('everyone' in audience) {
      for (const person of people.all()) batcher.toPerson(person, encoded());
    }
  }

  const deliver: { readonly [Name in AnnouncementName]: Deliver<Name> } = {
    'message:created': (message, audience) => say(audience, 'message:created', () => presentMessage(message)),
    'message:changed': (message, audience) => say(audience, 'message:changed', () => presentMessage(message)),
    'room:renewed': (data, audience) => say(audience, 'room:renewed', () => data),
    'room:changed': (room, audience) => say(audience, 'room:changed', () => presentRoomNews(room)),
    'membership:changed': ({ member, room }, audience) => {
      const person = people.find(member.userId);
      if (person === undefined) return;
      const isIn = member.leftAt === null;
      if (isIn !== person.rooms.has(member.roomId)) {
        batcher.beforeMove(person, member.roomId);
        people.move(person, member.roomId, isIn);
      } else if (person.loading !== null) {
        people.move(person, member.roomId, isIn);
      }
      say(audience, 'membership:changed', () => ({
        membership: presentMembership(member),
        ...(room === null ? {} : { room: presentRoom(room) }),
      }));
    },
    'room:read-by-all': (data, audience) => say(audience, 'room:read-by-all', () => data),
    'star:changed': ({ messageId, starred }, audience) => say(audience, 'star:changed', () => ({ messageId, starred })),
    'member:changed': ({ roomId, userId, username, roles, leftAt }, audience) =>
      say(audience, 'member:changed', () => ({ roomId, userId, username, roles, left: leftAt !== null })),
    'user:changed': ({ user, presence: known }, audience) =>
      say(audience, 'user:changed', () => presentUser(user, known)),
    'self:changed': ({ user, presence: known }, audience) => {
      refreshActors(people.find(user._id)?.connections ?? [], user);
      say(audience, 'self:changed', () => presentSelf(user, known));
    },
    'avatar:changed': ({ _id: userId, avatarVersion }, audience) =>
      say(audience, 'avatar:changed', () => ({ userId, avatarVersion })),
    'presence:changed': (changed, audience) =>
      say(audience, 'presence:changed', () => presentPresence(changed._id, changed)),
    'sidebar:changed': (sidebar, audience) => say(audience, 'sidebar:changed', () => presentSidebar(sidebar)),
    'status-list:changed': (statuses, audience) =>
      say(audience, 'status-list:changed', () => ({ statuses: statuses.map(presentStatus) })),
    'emoji:changed': (_, audience) => say(audience, 'emoji:changed', () => ({})),
    'sounds:changed': (_, audience) => say(audience, 'sounds:changed', () => ({})),
    typing: ({ roomId, userId, username, name, typing }, audience) =>
      say(audience, 'typing', () => ({ roomId, userId, username, name, typing })),
    'scheduled:changed': (row, audience) => say(audience, 'scheduled:changed', () => presentScheduled(row)),
    'call:changed': (call, audience) => say(audience, 'call:changed', () => presentCall(call)),
    'reminder:changed': (row, audience) => say(audience, 'reminder:changed', () => presentReminder(row)),
    'thread:read': ({ threadId, lastReadSeq }, audience) =>
      say(audience, 'thread:read', () => ({ threadId, lastReadSeq })),
    'draft:changed': (row, audience) => say(audience, 'draft:changed', () => presentDraft(row)),
    'settings:changed': (settings, audience) => say(audience, 'settings:changed', () => settings),
    'permissions:changed': (permissions, audience) => say(audience, 'permissions:changed', () => ({ permissions })),
    'session:ended': ({ reason }, audience) => {
      const ended =
        'session' in audience
          ? people.ofSession(audience.session)
          : ('user' in audience && people.find(audience.user)?.connections) || [];
      for (const connection of [...ended]) {
        // What was announced before still belongs to them.
        const person = people.find(connection.userId);
        if (person !== undefined) batcher.settle(person);
        connection.end(reason);
      }
    },
    resync: onGap,
    'job:waiting': () => {},
    'instance:revived': () => presence.repeat(),
  };

  return {
    take(batch) {
      for (const { name, audience, data } of batch) {
        // The table pairs every name with the data of that name; TypeScript cannot follow the pair through an index.
        (deliver[name] as Deliver<AnnouncementName>)(data as never, audience);
      }
      batcher.flush();
    },
    close: () => batcher.close(),
  };
}

function refreshActors(connections: Iterable<Connection>, user: User): void {
  for (const connection of connections) connection.actor = actorOf(user, connection.sessionId);
}
