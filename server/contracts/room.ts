import { z } from 'zod';
import type { MessageView, SystemMessageKind } from './message.ts';
import type { PlaceNotifications } from './notifications.ts';
import type { RetentionView } from './retention.ts';

/** `channel`: open to all; `group`: by invitation; `direct`: its set of members is its identity. */
export const roomKinds = ['channel', 'group', 'direct'] as const;
export type RoomKind = (typeof roomKinds)[number];

export interface RoomView {
  readonly id: string;
  readonly kind: RoomKind;
  /** Slug, unique among channels and groups; empty for direct rooms. */
  readonly name: string;
  /** As people wrote it; empty for direct rooms, whose title is made from `directMembers`. */
  readonly displayName: string;
  readonly topic: string;
  readonly description: string;
  readonly announcement: string;
  /** Only those with `post-readonly` write here. */
  readonly readOnly: boolean;
  readonly archived: boolean;
  readonly isDefault: boolean;
  /** Set in a discussion: the room it belongs to. Whoever sees that room sees the discussion; its `name` is its id. */
  readonly parentRoomId: string | null;
  /** The team a room belongs to. A team is its main room: in that one this is the room's own id. */
  readonly teamId: string | null;
  /** A team's room that new members of the team are brought into. */
  readonly isTeamDefault: boolean;
  /** Read-only for good, and whoever may not write here does not see who else reads; they answer by direct message. */
  readonly broadcast: boolean;
  /** Reactions are taken while the room is read-only. */
  readonly reactWhenReadOnly: boolean;
  /** Joining wants a code, except from those who may do without. */
  readonly joinCodeRequired: boolean;
  /** Kinds of system messages that this room does not show. */
  readonly hiddenSystemKinds: readonly SystemMessageKind[];
  readonly creatorId: string;
  readonly memberCount: number;
  /** Number of the newest message; every message takes the next one. */
  readonly seq: number;
  /** As `seq`, but counts only ordinary top-level messages: unread = rootSeq − lastReadRootSeq. */
  readonly rootSeq: number;
  /** Counts only messages that mention @all or @here: unread group mentions = groupSeq − lastReadGroupSeq. */
  readonly groupSeq: number;
  /** Numbers that no message has: they count as unread for nobody. Almost always empty. */
  readonly lost: { readonly rootSeqs: readonly number[]; readonly groupSeqs: readonly number[] };
  /** Number of the newest change to any message; what a client holds up to a `rev` it need not ask for again. */
  readonly rev: number;
  readonly lastMessageAt: string | null;
  readonly lastMessage: MessagePreview | null;
  /** Only in direct rooms. */
  readonly directMembers: readonly RoomPerson[];
  /** Changes whenever the picture does, part of its address; empty when there is none. */
  readonly avatarVersion: string;
  readonly createdAt: string;
  /** A rule of its own for how long messages are kept. */
  readonly retention?: RetentionView;
  /** Set when the room was erased: clients drop it. */
  readonly deletedAt: string | null;
}

export interface RoomPerson {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}

export type MessagePreview = Pick<MessageView, 'id' | 'author' | 'kind' | 'body' | 'sentAt'>;

export const roomRoles = ['owner', 'moderator', 'leader'] as const;
export type RoomRole = (typeof roomRoles)[number];

/** What one member's own client knows of their place in a room. */
export interface MembershipView {
  readonly roomId: string;
  readonly userId: string;
  readonly roles: readonly RoomRole[];
  readonly lastReadSeq: number;
  readonly lastReadRootSeq: number;
  readonly lastReadGroupSeq: number;
  /** Numbers of group mentions above that mark which were not meant for this person; missing when there are none. */
  readonly passedGroupSeqs?: readonly number[];
  /** Unread messages that mention this person by name; group mentions are derived from `groupSeq`. */
  readonly mentions: number;
  readonly open: boolean;
  readonly favorite: boolean;
  /** They may not write here, by decision of a moderator. */
  readonly muted: boolean;
  /** Ids of those whose messages are folded here for this person. */
  readonly ignored: readonly string[];
  readonly notifications: PlaceNotifications;
  /** The folder of one's own that the room is in. */
  readonly folderId: string | null;
  readonly joinedAt: string;
  /** Set when the person is no longer a member: clients drop the room. */
  readonly leftAt: string | null;
}

/** One row of a member list. */
export interface MemberView extends RoomPerson {
  readonly muted: boolean;
  readonly status: string;
  readonly statusText: string;
  readonly statusEmoji: string;
  readonly avatarVersion: string;
  readonly roles: readonly RoomRole[];
  readonly joinedAt: string;
}

export const roomNameSchema = z.string().trim().min(1).max(80);
