import type { ServerEventName, ServerEvents, ServerFrame } from '../../server/contracts/events.ts';
import type { MessageView } from '../../server/contracts/message.ts';
import { advanceRoom, mergeRoom } from './merge-room.ts';
import { takeDraft, takeReminder, takeScheduled } from './later.ts';
import type { ChatState } from './state.ts';
import { takeMessage } from './timeline.ts';
import { dropTypist, keepTypist } from './typing.ts';

type Reducer<Name extends ServerEventName> = (state: ChatState, data: ServerEvents[Name], now: number) => ChatState;

/**
 * What each event of the server does to what we believe. The law: an old snapshot and the events since then make the
 * same as a new snapshot. Two events change nothing here: what they ask for is done by the transport.
 */
const reducers: { readonly [Name in ServerEventName]: Reducer<Name> } = {
  'message:created': (state, message) => stopTypingOfAuthor(applyMessage(state, message), message),
  'message:changed': (state, message) => applyMessage(state, message),
  'room:changed': (state, room) => {
    if (room.deletedAt !== null) return dropRoom(state, room.id);
    return { ...state, rooms: { ...state.rooms, [room.id]: mergeRoom(state.rooms[room.id], room) } };
  },
  'room:renewed': (state, { roomId }) => {
    const timeline = state.timelines[roomId];
    if (timeline === undefined) return state;
    return { ...state, timelines: { ...state.timelines, [roomId]: { ...timeline, stale: true } } };
  },
  'membership:changed': (state, { membership, room }) => {
    if (membership.leftAt !== null) return dropRoom(state, membership.roomId);
    const memberships = { ...state.memberships, [membership.roomId]: membership };
    if (room === undefined) return { ...state, memberships };
    return { ...state, memberships, rooms: { ...state.rooms, [room.id]: mergeRoom(state.rooms[room.id], room) } };
  },
  'room:read-by-all': (state, { roomId, seq }) => ({ ...state, readByAll: { ...state.readByAll, [roomId]: seq } }),
  'star:changed': (state, { messageId, starred }) => ({
    ...state,
    starred: starred ? { ...state.starred, [messageId]: true as const } : without(state.starred, messageId),
  }),
  'member:changed': (state, { roomId, userId, left }) => {
    const counted = { ...state.memberChanges, [roomId]: (state.memberChanges[roomId] ?? 0) + 1 };
    const next = { ...state, memberChanges: counted };
    return left ? { ...next, typing: dropTypist(next.typing, roomId, userId) } : next;
  },
  'user:changed': (state, user) => ({ ...state, users: { ...state.users, [user.id]: user } }),
  'avatar:changed': (state, { userId, avatarVersion }) => {
    const user = state.users[userId];
    return user === undefined ? state : { ...state, users: { ...state.users, [userId]: { ...user, avatarVersion } } };
  },
  'self:changed': (state, self) => ({ ...state, self }),
  'presence:changed': (state, { userId, ...presence }) => {
    const self = state.self?.id === userId ? { ...state.self, ...presence } : state.self;
    return { ...state, self, presence: { ...state.presence, [userId]: presence } };
  },
  'status-list:changed': (state, { statuses }) => ({ ...state, statuses }),
  'emoji:changed': (state) => ({ ...state, emojiChanges: state.emojiChanges + 1 }),
  'sounds:changed': (state) => ({ ...state, soundChanges: state.soundChanges + 1 }),
  'sidebar:changed': (state, sidebar) =>
    sidebar.rev < state.sidebar.rev ? state : { ...state, sidebar: { ...sidebar } },
  typing: (state, { roomId, userId, name, typing }, now) => {
    if (userId === state.self?.id) return state;
    const next = typing
      ? keepTypist(state.typing, roomId, { userId, name }, now)
      : dropTypist(state.typing, roomId, userId);
    return next === state.typing ? state : { ...state, typing: next };
  },
  'scheduled:changed': takeScheduled,
  'reminder:changed': takeReminder,
  'draft:changed': takeDraft,
  'call:changed': (state, call) => ({
    ...state,
    calls: call.status === 'ringing' ? { ...state.calls, [call.id]: call } : without(state.calls, call.id),
  }),
  'thread:read': (state, { threadId, lastReadSeq }) => {
    const seq = Math.max(state.threadReads[threadId] ?? 0, lastReadSeq);
    return { ...state, threadReads: { ...state.threadReads, [threadId]: seq } };
  },
  'settings:changed': (state, settings) => ({ ...state, settings }),
  'permissions:changed': (state, { permissions }) => ({ ...state, permissions }),
  resync: (state) => state,
  'session:ended': (state) => state,
};

/** `now` is in milliseconds of this machine and decides only how long a typing signal is shown. */
export function applyEvent(state: ChatState, frame: ServerFrame, now: number): ChatState {
  // The table pairs every name with the data of that name; TypeScript cannot follow the pair through an index.
  const reduce = reducers[frame.name] as Reducer<ServerEventName> | undefined;
  return reduce === undefined ? state : reduce(state, frame.data, now);
}

/** A message that is new, edited or deleted, from an event or from catching up. */
export function applyMessage(state: ChatState, message: MessageView): ChatState {
  const room = state.rooms[message.roomId];
  const timeline = state.timelines[message.roomId];
  const taken = timeline === undefined ? undefined : takeMessage(timeline, message);
  return {
    ...state,
    starred: message.deletedAt === null ? state.starred : without(state.starred, message.id),
    rooms: room === undefined ? state.rooms : { ...state.rooms, [room.id]: advanceRoom(room, message) },
    timelines:
      taken === undefined || taken === timeline ? state.timelines : { ...state.timelines, [message.roomId]: taken },
  };
}

/** Nothing of a room that is no longer ours stays behind. */
export function dropRoom(state: ChatState, roomId: string): ChatState {
  return {
    ...state,
    rooms: without(state.rooms, roomId),
    memberships: without(state.memberships, roomId),
    timelines: without(state.timelines, roomId),
    typing: without(state.typing, roomId),
    settled: without(state.settled, roomId),
  };
}

function stopTypingOfAuthor(state: ChatState, message: MessageView): ChatState {
  const typing = dropTypist(state.typing, message.roomId, message.author.id);
  return typing === state.typing ? state : { ...state, typing };
}

function without<Value>(values: Readonly<Record<string, Value>>, key: string): Readonly<Record<string, Value>> {
  if (!(key in values)) return values;
  const { [key]: _dropped, ...rest } = values;
  return rest;
}
