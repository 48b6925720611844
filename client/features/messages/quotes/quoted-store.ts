import { createStore } from 'zustand/vanilla';
import type { QuotedView } from '../../../../server/contracts/methods.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { call, hearMessages, liveStore } from '../../../transport/live.ts';

/** `null`: gone, or not for this reader. */
export type KnownQuotes = Readonly<Record<string, QuotedView | null>>;

/** What quoted messages say, by id, as far as this reader may see them. */
export const quotedStore = createStore<KnownQuotes>(() => ({}));

const MOST_AT_ONCE = 100;
let wanted = new Set<string>();

/** Asks for a quoted message, together with all others that are asked for in the same moment. */
export function wantQuoted(messageId: string): void {
  if (messageId in quotedStore.getState() || wanted.has(messageId)) return;
  wanted.add(messageId);
  if (wanted.size === 1) setTimeout(() => void askForAll(), 0);
}

/** What the reader just had before their eyes need not be asked for. */
export function knowQuoted(quoted: QuotedView): void {
  quotedStore.setState({ [quoted.message.id]: quoted });
}

async function askForAll(): Promise<void> {
  const ids = [...wanted];
  for (let at = 0; at < ids.length; at += MOST_AT_ONCE) await askFor(ids.slice(at, at + MOST_AT_ONCE));
}

async function askFor(messageIds: readonly string[]): Promise<void> {
  try {
    const found = await call('message:quoted', { messageIds: [...messageIds] });
    const known = Object.fromEntries(found.map((quoted) => [quoted.message.id, quoted]));
    quotedStore.setState(Object.fromEntries(messageIds.map((id) => [id, known[id] ?? null])));
  } catch {
    // Left unknown: asked for again by whoever shows it next, at the latest after the connection is back.
  } finally {
    wanted = new Set([...wanted].filter((id) => !messageIds.includes(id)));
  }
}

hearMessages((message) => {
  const held = quotedStore.getState()[message.id];
  if (held === undefined || held === null || held.message.rev >= message.rev) return;
  quotedStore.setState({ [message.id]: message.deletedAt === null ? { ...held, message } : null });
});

/** Nothing of a room that is no longer ours stays behind; a room that became ours opens what was closed. */
chatStore.subscribe(({ rooms, self }, before) => {
  if (self?.id !== before.self?.id) quotedStore.setState({}, true);
  if (rooms === before.rooms) return;
  const isLost = (roomId: string) => roomId in before.rooms && !(roomId in rooms);
  const isNew = Object.keys(rooms).some((roomId) => !(roomId in before.rooms));
  const known = Object.entries(quotedStore.getState());
  const kept = known.filter(([, quoted]) => (quoted === null ? !isNew : !isLost(quoted.room.id)));
  if (kept.length < known.length) quotedStore.setState(Object.fromEntries(kept), true);
});

/** What changed during an absence is read anew. */
liveStore.subscribe(({ connection }, before) => {
  if (connection.phase !== 'connected' || before.connection.phase === 'connected') return;
  for (const messageId of Object.keys(quotedStore.getState()).slice(-MOST_AT_ONCE)) wanted.add(messageId);
  if (wanted.size > 0) void askForAll();
});
