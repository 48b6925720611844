import { createStore } from 'zustand/vanilla';
import type { ServerFrame } from '../../server/contracts/events.ts';
import { draftKeyOf } from '../../server/contracts/later.ts';
import type { MessageView } from '../../server/contracts/message.ts';
import type { MethodInput, MethodName, MethodResult } from '../../server/contracts/methods.ts';
import { applyCatchUp, applySnapshot, markStale, planCatchUp } from '../store/apply-snapshot.ts';
import { applyEvent } from '../store/apply-event.ts';
import { failureCode } from './call-failure.ts';
import { chatStore, forgetEverything, updateChat } from '../store/chat-store.ts';
import { beginSettling, settle, SETTLING_MS } from '../store/settled-revs.ts';
import { mergeRoom } from '../store/merge-room.ts';
import { dropStaleTypists } from '../store/typing.ts';
import { openDraftSync } from './open-draft-sync.ts';
import { Outbox } from './outbox.ts';
import { outboxStorage, type Outgoing } from './outbox-storage.ts';
import { PresenceWatch } from './presence-watch.ts';
import { createReconnector, type ConnectionState } from './reconnect.ts';
import { createChatSocket } from './socket.ts';

export type SessionEnd = 'logged-out' | 'deactivated' | 'expired';

/** What the page knows of its connection, beside what it believes about the chat. */
export interface LiveState {
  readonly connection: ConnectionState;
  /** Milliseconds since when the connection has been gone, null while it stands. */
  readonly lostAt: number | null;
  readonly catchingUp: boolean;
  readonly outbox: readonly Outgoing[];
  readonly ended: SessionEnd | null;
}

const idle: LiveState = { connection: { phase: 'idle' }, lostAt: null, catchingUp: false, outbox: [], ended: null };

export const liveStore = createStore<LiveState>(() => idle);

const socket = createChatSocket({
  onOpen: () => void begin(),
  onClose: (reason) => (reason === 'refused' ? endSession('expired') : lost()),
  onFrames: (frames) => receive(frames),
});

const reconnector = createReconnector(
  () => socket.open(),
  (connection) => liveStore.setState({ connection }),
);

export const outbox = new Outbox({
  storage: outboxStorage(),
  send: async (draft) => {
    const message = await socket.call('message:send', draft);
    receive([{ name: 'message:created', data: message }]);
  },
  onChange: (waiting) => liveStore.setState({ outbox: waiting }),
});

const presenceWatch = new PresenceWatch((userIds) => void watchPresence(userIds));

const draftSync = openDraftSync((input) => socket.call('draft:save', input));

const RENEWING_WITHIN_MS = 1_000;

const messageListeners = new Set<(message: MessageView) => void>();
const newMessageListeners = new Set<(message: MessageView) => void>();

/** Frames that came before the snapshot they belong on top of. */
let early: ServerFrame[] | null = null;
/** Counts beginnings and losses; what belongs to an earlier one stops at its next step. */
let round = 0;
let ticking: ReturnType<typeof setInterval> | undefined;
let pruning: ReturnType<typeof setInterval> | undefined;

/** Asks the server; throws `CallFailure`. What is asked before the first connection of a visit stands waits for it. */
export async function call<Name extends MethodName>(name: Name, input: MethodInput<Name>): Promise<MethodResult<Name>> {
  await firstConnection();
  return socket.call(name, input);
}

/** As `call`, for what may be lost without harm: typing, presence, having read. */
export function tell<Name extends MethodName>(name: Name, input: MethodInput<Name>): void {
  void socket.call(name, input).catch(() => undefined);
}

export function goLive(): void {
  liveStore.setState({ ended: null });
  reconnector.start();
  pruning ??= setInterval(pruneTyping, 1000);
}

export function goSilent(): void {
  round += 1;
  early = null;
  reconnector.stop();
  socket.close();
  stopTicking();
  clearInterval(pruning);
  pruning = undefined;
  draftSync.close();
  outbox.setOnline(false);
  outbox.close();
  liveStore.setState(idle);
  forgetEverything();
}

/** Hears every message that is created or changed from now on, until the returned function is called. */
export function hearMessages(listener: (message: MessageView) => void): () => void {
  messageListeners.add(listener);
  return () => void messageListeners.delete(listener);
}

/** Hears every message that somebody writes from now on; not what is caught up with. */
export function hearNewMessages(listener: (message: MessageView) => void): () => void {
  newMessageListeners.add(listener);
  return () => void newMessageListeners.delete(listener);
}

export function retryConnection(): void {
  reconnector.retryNow();
}

/** `part` names what shows these people; an empty list takes it back. */
export function showPresence(part: string, userIds: readonly string[]): void {
  presenceWatch.show(part, userIds);
}

/** A connection stands: subscribe and take the snapshot, then ask for what was missed, then send what waits. */
async function begin(): Promise<void> {
  round += 1;
  const mine = round;
  early = [];
  try {
    const snapshot = await socket.call('session:start', {});
    if (mine !== round) return;
    updateChat((state) => applySnapshot(state, snapshot));
    flushEarly();
    draftSync.open(chatStore.getState().drafts);
    reconnector.opened();
    await catchUp();
    if (mine !== round) return;
    liveStore.setState({ lostAt: null });
    updateChat((state) => ({ ...state, settled: beginSettling(state.settled, state.rooms) }));
    startTicking();
    presenceWatch.connected();
    await outbox.open(snapshot.self.id);
    if (mine === round) outbox.setOnline(true);
  } catch (error) {
    if (mine === round) failToBegin(error);
  }
}

/** Without a snapshot a connection is of no use: a fresh one is tried, unless the session is over. */
function failToBegin(error: unknown): void {
  if (failureCode(error) === 'not-logged-in') {
    endSession('expired');
  } else if (socket.connected) {
    socket.close();
    lost();
  }
}

async function catchUp(): Promise<void> {
  const { rooms, stale } = planCatchUp(chatStore.getState());
  liveStore.setState({ catchingUp: true });
  try {
    const answers = Object.keys(rooms).length === 0 ? [] : await socket.call('message:catch-up', { rooms });
    updateChat((state) => markStale(applyCatchUp(state, answers), stale));
    for (const answer of answers) {
      if ('messages' in answer) for (const message of answer.messages) outbox.remove(message.id);
    }
  } finally {
    liveStore.setState({ catchingUp: false });
  }
}

/** Settles when the connection stands, is given up for the moment, or is not wanted. */
function firstConnection(): Promise<void> {
  const isSettled = ({ connection, lostAt }: LiveState) =>
    connection.phase === 'connected' || connection.phase === 'idle' || lostAt !== null;
  if (isSettled(liveStore.getState())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = liveStore.subscribe((state) => {
      if (!isSettled(state)) return;
      stop();
      resolve();
    });
  });
}

function receive(frames: readonly ServerFrame[]): void {
  if (early !== null) {
    early.push(...frames);
    return;
  }
  const now = Date.now();
  updateChat((state) => frames.reduce((held, frame) => applyEvent(held, frame, now), state));
  for (const frame of frames) follow(frame);
}

/** What an event asks of the transport, beside the store. */
function follow(frame: ServerFrame): void {
  if (frame.name === 'message:created') {
    outbox.remove(frame.data.id);
    for (const listener of newMessageListeners) listener(frame.data);
  }
  if (frame.name === 'message:created' || frame.name === 'message:changed') {
    for (const listener of messageListeners) listener(frame.data);
  }
  if (frame.name === 'room:renewed') renewLater(frame.data.roomId);
  if (frame.name === 'draft:changed') draftSync.take(draftKeyOf(frame.data), frame.data);
  if (frame.name === 'resync') void begin();
  if (frame.name === 'session:ended') endSession(frame.data.reason);
}

/** Everybody in the room hears it in the same moment; they do not all ask in the same moment. */
function renewLater(roomId: string): void {
  const mine = round;
  const ask = async () => {
    const { room } = await socket.call('room:get', { roomId });
    if (mine !== round) return;
    updateChat((state) =>
      state.rooms[roomId] === undefined
        ? state
        : { ...state, rooms: { ...state.rooms, [roomId]: mergeRoom(state.rooms[roomId], room) } },
    );
  };
  setTimeout(() => void ask().catch(() => undefined), Math.random() * RENEWING_WITHIN_MS);
}

function flushEarly(): void {
  const frames = early ?? [];
  early = null;
  receive(frames);
}

function lost(): void {
  round += 1;
  early = null;
  stopTicking();
  draftSync.close();
  outbox.setOnline(false);
  if (liveStore.getState().lostAt === null) liveStore.setState({ lostAt: Date.now() });
  reconnector.lost();
}

function endSession(reason: SessionEnd): void {
  goSilent();
  liveStore.setState({ ended: reason });
}

function startTicking(): void {
  stopTicking();
  ticking = setInterval(() => {
    updateChat((state) => ({ ...state, settled: settle(state.settled, state.rooms) }));
  }, SETTLING_MS);
}

function stopTicking(): void {
  clearInterval(ticking);
  ticking = undefined;
}

function pruneTyping(): void {
  const { typing } = chatStore.getState();
  const kept = dropStaleTypists(typing, Date.now());
  if (kept !== typing) updateChat((state) => ({ ...state, typing: kept }));
}

async function watchPresence(userIds: readonly string[]): Promise<void> {
  const known = await socket.call('presence:watch', { userIds: [...userIds] }).catch(() => []);
  const presence = Object.fromEntries(known.map(({ userId, ...one }) => [userId, one]));
  updateChat((state) => ({ ...state, presence: { ...state.presence, ...presence } }));
}

if (typeof window !== 'undefined') window.addEventListener('online', retryConnection);
