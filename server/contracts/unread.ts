import type { PlaceNotifications } from './notifications.ts';
import type { RoomKind } from './room.ts';
import type { PublicSettings } from './settings.ts';

/** What lies between a room's counters and somebody's read mark. */
export interface UnreadCounts {
  /** Ordinary top-level messages. */
  readonly messages: number;
  /** Those that name this person, or hold a word of theirs. */
  readonly user: number;
  /** Those that name a group they belong to. */
  readonly group: number;
}

interface Counted {
  readonly rootSeq: number;
  readonly groupSeq: number;
  readonly lost?: { readonly rootSeqs: readonly number[]; readonly groupSeqs: readonly number[] };
}

/** What lies between a room's counters and a read mark; numbers that no message has, or that were not meant, are none. */
export function unreadBetween(
  { rootSeq, groupSeq, lost }: Counted,
  mark: {
    readonly lastReadRootSeq: number;
    readonly lastReadGroupSeq: number;
    readonly passedGroupSeqs?: readonly number[];
  },
): Pick<UnreadCounts, 'messages' | 'group'> {
  return {
    messages: distance(mark.lastReadRootSeq, rootSeq, lost?.rootSeqs),
    group: distance(mark.lastReadGroupSeq, groupSeq, [...(lost?.groupSeqs ?? []), ...(mark.passedGroupSeqs ?? [])]),
  };
}

function distance(from: number, to: number, lost: readonly number[] = []): number {
  const unused = lost.length === 0 ? 0 : new Set(lost.filter((number) => number > from && number <= to)).size;
  return Math.max(0, to - from - unused);
}

export interface UnreadShown {
  /** The room is bold. */
  readonly bold: boolean;
  /** The number beside it; 0 is none. */
  readonly count: number;
  /** What the number is about, the most urgent first. */
  readonly tone: 'person' | 'group' | 'neutral';
  /** What of it belongs into the sum for the window, the icon and the app. */
  readonly urgent: number;
}

type Counting = Readonly<Record<'kind', RoomKind>> & {
  readonly counts: UnreadCounts;
  readonly place: PlaceNotifications;
  readonly settings: PublicSettings;
};

/** What the settings let count: everything, or only what mentions this person. Never more than is unread. */
export function countUnread(kind: RoomKind, { messages, user, group }: UnreadCounts, settings: PublicSettings): number {
  const mode = String(
    settings[kind === 'direct' ? 'Unread_Count_DM' : 'Unread_Count'] ??
      (kind === 'direct' ? 'all_messages' : 'user_and_group_mentions_only'),
  );
  const counted: Readonly<Record<string, number>> = {
    all_messages: messages,
    user_mentions_only: user,
    group_mentions_only: group,
  };
  return counted[mode] ?? user + group;
}

/** What one's list of rooms shows of a room: in a conversation of few each message is meant for them. */
export function unreadShown({ kind, counts, place, settings }: Counting): UnreadShown {
  const group = place.muteGroupMentions ? 0 : counts.group;
  const meant = { ...counts, group };
  const counted = countUnread(kind, meant, settings);
  const count = place.hideMentions ? 0 : place.muted ? counts.user : counted;
  const isDirect = kind === 'direct' && !place.muted;
  const tone = counts.user > 0 || (isDirect && counts.messages > 0) ? 'person' : group > 0 ? 'group' : 'neutral';
  const bold = !place.hideUnread && ((!place.muted && counts.messages > 0) || count > 0);
  return { bold, count, tone, urgent: tone === 'neutral' ? 0 : count };
}
