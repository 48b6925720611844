import type { MessageView } from '../../server/contracts/message.ts';
import { usualNotifications } from '../../server/contracts/notifications.ts';
import type { MembershipView, RoomView } from '../../server/contracts/room.ts';
import type { Snapshot } from '../../server/contracts/methods.ts';
import { usualSidebar } from '../../server/contracts/sidebar.ts';
import type { SelfView } from '../../server/contracts/user.ts';

/** Views as the server would send them, for tests; each test names only what it is about. */
export function aRoom(parts: Partial<RoomView> = {}): RoomView {
  return {
    id: 'room-1',
    kind: 'channel',
    name: 'general',
    displayName: 'general',
    topic: '',
    description: '',
    announcement: '',
    readOnly: false,
    archived: false,
    isDefault: false,
    parentRoomId: null,
    teamId: null,
    isTeamDefault: false,
    broadcast: false,
    reactWhenReadOnly: false,
    joinCodeRequired: false,
    hiddenSystemKinds: [],
    creatorId: 'alice',
    memberCount: 2,
    seq: 0,
    rootSeq: 0,
    groupSeq: 0,
    rev: 0,
    lost: { rootSeqs: [], groupSeqs: [] },
    lastMessageAt: null,
    lastMessage: null,
    directMembers: [],
    avatarVersion: '',
    createdAt: '2026-11-01T08:00:00.000Z',
    deletedAt: null,
    ...parts,
  };
}

export function aMembership(parts: Partial<MembershipView> = {}): MembershipView {
  return {
    roomId: 'room-1',
    userId: 'alice',
    roles: [],
    lastReadSeq: 0,
    lastReadRootSeq: 0,
    lastReadGroupSeq: 0,
    mentions: 0,
    open: true,
    favorite: false,
    muted: false,
    ignored: [],
    notifications: usualNotifications,
    folderId: null,
    joinedAt: '2026-11-01T08:00:00.000Z',
    leftAt: null,
    ...parts,
  };
}

/** What a client that just connected is given. */
export function aSnapshot(parts: Partial<Snapshot> = {}): Snapshot {
  return {
    self: aSelf(),
    rooms: [],
    memberships: [],
    settings: {},
    permissions: {},
    later: { scheduled: [], reminders: [], drafts: [] },
    sidebar: usualSidebar,
    statuses: [],
    calls: [],
    starred: [],
    ...parts,
  };
}

/** Message number `seq` of a room in which only ordinary messages were written and none was changed. */
export function aMessage(seq: number, parts: Partial<MessageView> = {}): MessageView {
  return {
    id: `message-${seq}`,
    roomId: 'room-1',
    seq,
    rootSeq: seq,
    groupSeq: 0,
    rev: seq,
    author: { id: 'bob', username: 'bob', name: 'Bob' },
    alias: null,
    emoji: null,
    avatarUrl: null,
    kind: 'text',
    body: `text ${seq}`,
    details: {},
    mentions: [],
    files: [],
    links: [],
    attachments: [],
    quotes: [],
    threadId: null,
    alsoToRoom: false,
    replyCount: 0,
    lastReplyAt: null,
    followers: [],
    discussion: null,
    reactions: {},
    pinned: null,
    sentAt: new Date(Date.UTC(2026, 10, 1, 9, 0, seq)).toISOString(),
    editedAt: null,
    editedBy: null,
    deletedAt: null,
    leavesTrace: false,
    ...parts,
  };
}

export function aSelf(parts: Partial<SelfView> = {}): SelfView {
  return {
    id: 'alice',
    username: 'alice',
    name: 'Alice',
    type: 'user',
    active: true,
    status: 'online',
    statusText: '',
    statusEmoji: '',
    statusExpiresAt: null,
    lastSeenAt: null,
    timeZone: null,
    avatarVersion: '',
    email: 'alice@example.org',
    roles: ['user'],
    preferences: {},
    ...parts,
  };
}
