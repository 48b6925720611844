import { describe, expect, it } from '@jest/globals';
import { usualNotifications } from '../../server/contracts/notifications.ts';
import { aMembership, aRoom, aSelf } from '../testing/builders.ts';
import { directPartner, may, roomTitle, totalUnread } from './selectors.ts';
import { emptyState } from './state.ts';

const alice = { id: 'alice', username: 'alice', name: 'Alice' };
const bob = { id: 'bob', username: 'bob', name: 'Bob' };

describe('roomTitle', () => {
  it('calls a direct room after the others in it, and one with myself after me', () => {
    expect(roomTitle(aRoom({ kind: 'direct', directMembers: [alice, bob] }), 'alice')).toBe('Bob');
    expect(roomTitle(aRoom({ kind: 'direct', directMembers: [alice] }), 'alice')).toBe('Alice');
    expect(directPartner(aRoom({ kind: 'direct', directMembers: [alice, bob] }), 'alice')).toBe('bob');
  });
});

describe('totalUnread', () => {
  it('is zero when everything was read, and leaves muted and hidden rooms out', () => {
    const room = aRoom({ rootSeq: 5 });
    const state = { ...emptyState, rooms: { 'room-1': room } };
    const total = (membership: Parameters<typeof aMembership>[0]) =>
      totalUnread({ ...state, memberships: { 'room-1': aMembership(membership) } });
    expect(total({ lastReadRootSeq: 5 })).toEqual({ mentions: 0, hasUnread: false });
    expect(total({ lastReadRootSeq: 3, mentions: 1 })).toEqual({ mentions: 1, hasUnread: true });
    expect(total({ lastReadRootSeq: 3, notifications: { ...usualNotifications, muted: true } })).toEqual({
      mentions: 0,
      hasUnread: false,
    });
  });
});

describe('may', () => {
  it('looks at roles in the workspace and in the room', () => {
    const state = {
      ...emptyState,
      self: aSelf({ roles: ['user'] }),
      permissions: { 'create-c': ['user'], 'edit-room': ['owner'] },
      memberships: { 'room-1': aMembership({ roles: ['owner'] }) },
    };
    expect(may(state, 'create-c')).toBe(true);
    expect(may(state, 'edit-room')).toBe(false);
    expect(may(state, 'edit-room', 'room-1')).toBe(true);
    expect(may(state, 'nothing-known')).toBe(false);
  });
});
