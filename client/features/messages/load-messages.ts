import type { MessageView } from '../../../server/contracts/message.ts';
import type { MessagePage } from '../../../server/contracts/methods.ts';
import { chatStore, updateChat } from '../../store/chat-store.ts';
import {
  appendPage,
  prependPage,
  takeMessage,
  timelineFrom,
  trimTimeline,
  type Timeline,
} from '../../store/timeline.ts';
import { call, hearMessages } from '../../transport/live.ts';

const FIRST_PAGE = 50;
const NEXT_PAGE = 100;
/** What was read already and is shown above the unread line. */
const READ_BEFORE = 25;
/** What a room keeps while another one is shown. */
const KEPT = 100;

type Merge = (timeline: Timeline | undefined, page: MessagePage) => Timeline | undefined;

/** The newest messages. */
export async function loadNewest(roomId: string): Promise<void> {
  await load(
    roomId,
    () => call('message:page', { roomId, limit: FIRST_PAGE }),
    (_, page) => timelineFrom(page),
  );
}

/** A window around one message, for links that lead to it. */
export async function loadAround(roomId: string, messageId: string): Promise<void> {
  const held = chatStore.getState().timelines[roomId];
  if (held?.messages.some((message) => message.id === messageId)) return;
  const around = () => call('message:around', { roomId, messageId, limit: NEXT_PAGE });
  await load(roomId, around, (_, page) => timelineFrom(page));
}

/** A window around the place up to which somebody has read, most of it unread. */
export async function loadAroundSeq(roomId: string, seq: number): Promise<void> {
  const from = () => call('message:page', { roomId, after: Math.max(0, seq - READ_BEFORE), limit: NEXT_PAGE });
  await load(roomId, from, (_, page) => timelineFrom(page));
}

export async function loadOlder(roomId: string): Promise<void> {
  const first = chatStore.getState().timelines[roomId]?.messages[0]?.seq;
  if (first === undefined) return;
  await load(
    roomId,
    () => call('message:page', { roomId, before: first, limit: NEXT_PAGE }),
    // Only what was asked for belongs in front; meanwhile the room may have been loaded anew.
    (timeline, page) => (timeline?.messages[0]?.seq === first ? prependPage(timeline, page) : timeline),
  );
}

export async function loadNewer(roomId: string): Promise<void> {
  const last = chatStore.getState().timelines[roomId]?.messages.at(-1)?.seq;
  if (last === undefined) return;
  await load(
    roomId,
    () => call('message:page', { roomId, after: last, limit: NEXT_PAGE }),
    (timeline, page) => (timeline?.messages.at(-1)?.seq === last ? appendPage(timeline, page) : timeline),
  );
}

/** The reader left the room. */
export function letGo(roomId: string): void {
  setTimeline(roomId, (timeline) => (timeline === undefined ? undefined : (trimTimeline(timeline, KEPT) ?? undefined)));
}

/** Drops a window in the past; whoever shows the room loads its newest messages. */
export function dropWindow(roomId: string): void {
  setTimeline(roomId, () => undefined);
}

/** What happens between the reading of a page and its arrival is heard meanwhile, and put on top of the page. */
async function load(roomId: string, ask: () => Promise<MessagePage>, merge: Merge): Promise<void> {
  const heard: MessageView[] = [];
  const stopHearing = hearMessages((message) => {
    if (message.roomId === roomId) heard.push(message);
  });
  try {
    const page = await ask();
    setTimeline(roomId, (timeline) => {
      const merged = merge(timeline, page);
      return merged === undefined ? undefined : heard.reduce(takeMessage, merged);
    });
  } finally {
    stopHearing();
  }
}

function setTimeline(roomId: string, change: (timeline: Timeline | undefined) => Timeline | undefined): void {
  updateChat((state) => {
    const next = change(state.timelines[roomId]);
    const { [roomId]: _before, ...others } = state.timelines;
    return { ...state, timelines: next === undefined ? others : { ...others, [roomId]: next } };
  });
}
