import { io } from 'socket.io-client';
import { applyEvent, applyMessage } from '../../../../client/store/apply-event.ts';
import { applyCatchUp, applySnapshot } from '../../../../client/store/apply-snapshot.ts';
import { emptyState, type ChatState } from '../../../../client/store/state.ts';
import { timelineFrom } from '../../../../client/store/timeline.ts';
import type { ServerEventName, ServerEvents, ServerFrame } from '../../../contracts/events.ts';
import type { MethodInput, MethodName, MethodReply, MethodResult } from '../../../contracts/methods.ts';

/** A client as ours is one: it folds what it hears with the reducer of the real one. */
export interface TestClient {
  readonly frames: readonly ServerFrame[];
  /** What it believes. */
  state(): ChatState;
  /** Takes the snapshot; what came before it is laid on top. */
  start(): Promise<void>;
  /** Loads the newest page of a room into the timeline. */
  load(roomId: string): Promise<void>;
  catchUp(rooms: Readonly<Record<string, number>>): Promise<void>;
  call<Name extends MethodName>(name: Name, input: MethodInput<Name>): Promise<MethodResult<Name>>;
  /** Anything, also what no client of ours would send. */
  reply(name: string, input: unknown): Promise<MethodReply<unknown>>;
  /** Resolves with the first event of this name that fits, heard before or to be heard soon. */
  heard<Name extends ServerEventName>(
    name: Name,
    fits?: (data: ServerEvents[Name]) => boolean,
  ): Promise<ServerEvents[Name]>;
  readonly connected: boolean;
  /** Resolves with Socket.io's reason. */
  readonly closed: Promise<string>;
  close(): void;
}

const DEADLINE_MS = 30_000;

export async function openClient(
  origin: string,
  token: string,
  { transports = ['websocket'] as string[] } = {},
): Promise<TestClient> {
  const socket = io(origin, {
    transports,
    reconnection: false,
    forceNew: true,
    extraHeaders: { cookie: `parley_session=${token}` },
  });
  const frames: ServerFrame[] = [];
  let state = emptyState;
  let early: ServerFrame[] | null = [];
  const waiting = new Set<() => void>();
  const closed = new Promise<string>((resolve) => socket.once('disconnect', resolve));

  socket.on('events', (arrived: readonly ServerFrame[]) => {
    frames.push(...arrived);
    if (early === null) state = arrived.reduce((held, frame) => applyEvent(held, frame, Date.now()), state);
    else early.push(...arrived);
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });

  const reply = (name: string, input: unknown) =>
    socket.timeout(DEADLINE_MS).emitWithAck(name, input) as Promise<MethodReply<never>>;
  const call = async <Name extends MethodName>(name: Name, input: MethodInput<Name>): Promise<MethodResult<Name>> => {
    const answer = await reply(name, input);
    if (!answer.ok) throw Object.assign(new Error(`${name}: ${answer.error.code}`), answer.error);
    return answer.result;
  };

  return {
    frames,
    state: () => state,
    reply,
    call,
    async start() {
      const snapshot = await call('session:start', {});
      state = (early ?? []).reduce(
        (held, frame) => applyEvent(held, frame, Date.now()),
        applySnapshot(state, snapshot),
      );
      early = null;
    },
    async load(roomId) {
      const page = await call('message:page', { roomId });
      const missed = frames.filter((frame) => frame.name === 'message:created' || frame.name === 'message:changed');
      state = { ...state, timelines: { ...state.timelines, [roomId]: timelineFrom(page) } };
      for (const { data } of missed) if (data.roomId === roomId) state = applyMessage(state, data);
    },
    async catchUp(rooms) {
      state = applyCatchUp(state, await call('message:catch-up', { rooms }));
    },
    heard: <Name extends ServerEventName>(name: Name, fits: (data: ServerEvents[Name]) => boolean = () => true) =>
      new Promise<ServerEvents[Name]>((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`${name} was not heard; but ${frames.map((frame) => frame.name).join(', ')}`));
        }, DEADLINE_MS);
        const look = () => {
          const found = frames.find((frame) => frame.name === name && fits(frame.data as ServerEvents[Name]));
          if (found === undefined) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found.data as ServerEvents[Name]);
        };
        waiting.add(look);
        look();
      }),
    get connected() {
      return socket.connected;
    },
    closed,
    close: () => void socket.disconnect(),
  };
}
