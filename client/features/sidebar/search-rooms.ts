import type { RoomView } from '../../../server/contracts/room.ts';
import { foldText, fuzzyScore } from '../../lib/fuzzy-score.ts';
import { roomTitle, unreadOf } from '../../store/selectors.ts';
import type { ChatState } from '../../store/state.ts';

export interface RoomHit {
  readonly room: RoomView;
  readonly title: string;
  readonly unread: number;
}

interface Candidate extends RoomHit {
  readonly text: string;
  readonly activity: string;
}

/** The rooms of the reader that fit what was typed, best first; with nothing typed, unread and recent ones first. */
export function searchRooms(
  state: Pick<ChatState, 'rooms' | 'memberships' | 'self'>,
  query: string,
  limit: number,
): readonly RoomHit[] {
  const wanted = foldText(query.trim().replace(/^[#@]/, ''));
  return candidates(state)
    .map((candidate) => ({ candidate, score: fuzzyScore(wanted, candidate.text) }))
    .filter((hit): hit is { candidate: Candidate; score: number } => hit.score !== null)
    .sort((a, b) => b.score - a.score || byUrgency(a.candidate, b.candidate))
    .slice(0, limit)
    .map(({ candidate: { room, title, unread } }) => ({ room, title, unread }));
}

function candidates({ rooms, memberships, self }: Pick<ChatState, 'rooms' | 'memberships' | 'self'>): Candidate[] {
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

function byUrgency(a: Candidate, b: Candidate): number {
  return Number(b.unread > 0) - Number(a.unread > 0) || b.activity.localeCompare(a.activity);
}
