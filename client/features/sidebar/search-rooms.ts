import type { RoomView } from '../../../server/contracts/room.ts';
import { foldText, fuzzyScore } from '../../lib/fuzzy-score.ts';
import { roomTitle, unreadOf } from '../../store/selectors.ts';
import type { ChatState } from '../../store/state.ts';

export interface RoomHit {
  readonly room: RoomView;
  readonly title: string;
  readonly unread: number;
}

export interface Candidate extends RoomHit {
  /** Folded: made once, not with every key. */
  readonly text: string;
  readonly activity: string;
}

/** The rooms of the reader that fit what was typed, best first; with nothing typed, unread and recent ones first. */
export function searchRooms(among: readonly Candidate[], query: string, limit: number): readonly RoomHit[] {
  const wanted = foldText(query.trim().replace(/^[#@]/, ''));
  const best: { readonly candidate: Candidate; readonly score: number }[] = [];
  for (const candidate of among) {
    const score = fuzzyScore(wanted, candidate.text);
    if (score === null) continue;
    const hit = { candidate, score };
    const worst = best.at(-1);
    if (best.length === limit && worst !== undefined && byWorth(hit, worst) >= 0) continue;
    // A dozen are kept in their order: thousands need not be sorted for them.
    const at = best.findIndex((one) => byWorth(hit, one) < 0);
    best.splice(at === -1 ? best.length : at, 0, hit);
    if (best.length > limit) best.pop();
  }
  return best.map(({ candidate: { room, title, unread } }) => ({ room, title, unread }));
}

export function roomCandidates({
  rooms,
  memberships,
  self,
}: Pick<ChatState, 'rooms' | 'memberships' | 'self'>): readonly Candidate[] {
  return Object.values(memberships).flatMap((membership) => {
    const room = rooms[membership.roomId];
    if (room === undefined) return [];
    const title = roomTitle(room, self?.id);
    const usernames = room.directMembers.filter((one) => one.id !== self?.id).map((one) => one.username);
    return {
      room,
      title,
      unread: unreadOf(room, membership).messages,
      text: foldText([title, ...usernames].join(' ')),
      activity: room.lastMessageAt ?? '',
    };
  });
}

function byWorth(
  a: { readonly candidate: Candidate; readonly score: number },
  b: { readonly candidate: Candidate; readonly score: number },
): number {
  if (a.score !== b.score) return b.score - a.score;
  const urgency = Number(b.candidate.unread > 0) - Number(a.candidate.unread > 0);
  if (urgency !== 0) return urgency;
  return a.candidate.activity < b.candidate.activity ? 1 : a.candidate.activity > b.candidate.activity ? -1 : 0;
}
