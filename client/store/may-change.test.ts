import { describe, expect, it } from '@jest/globals';
import { aMembership, aMessage, aRoom, aSelf } from '../testing/builders.ts';
import { mayDelete, mayEdit, mayReadHistory } from './may-change.ts';
import { emptyState, type ChatState } from './state.ts';

const permissions = {
  'edit-message': ['owner'],
  'delete-message': ['owner'],
  'delete-own-message': ['user'],
  'force-delete-message': ['admin'],
  'bypass-time-limit-edit-and-delete': ['bot'],
};
const state = (parts: Partial<ChatState> = {}, roles: readonly 'owner'[] = []): ChatState => ({
  ...emptyState,
  self: aSelf(),
  permissions,
  rooms: { 'room-1': aRoom() },
  memberships: { 'room-1': aMembership({ roles }) },
  ...parts,
});
const own = aMessage(1, { author: { id: 'alice', username: 'alice', name: 'Alice' } });
const others = aMessage(2);
const at = (message: { sentAt: string }, minutes: number) => Date.parse(message.sentAt) + minutes * 60_000;

describe('what is offered to be changed', () => {
  it('is one’s own, and with the right to it anybody’s', () => {
    expect([mayEdit(state(), own, 0), mayDelete(state(), own, 0)]).toEqual([true, true]);
    expect([mayEdit(state(), others, 0), mayDelete(state(), others, 0)]).toEqual([false, false]);
    const owner = state({}, ['owner']);
    expect([mayEdit(owner, others, 0), mayDelete(owner, others, 0)]).toEqual([true, true]);
  });

  it('is what the workspace allows, as soon as it says so', () => {
    const closed = state({ settings: { Message_AllowEditing: false, Message_AllowDeleting: false } });
    expect([mayEdit(closed, own, 0), mayDelete(closed, own, 0)]).toEqual([false, false]);
    const admin = { ...closed, self: aSelf({ roles: ['admin'] }) };
    expect(mayDelete(admin, others, 0)).toBe(true);
  });

  it('ends with the time there is, unless that is passed over', () => {
    const limited = state({
      settings: { Message_AllowEditing_BlockEditInMinutes: 5, Message_AllowDeleting_BlockDeleteInMinutes: 5 },
    });
    expect([mayEdit(limited, own, at(own, 4)), mayEdit(limited, own, at(own, 6))]).toEqual([true, false]);
    expect([mayDelete(limited, own, at(own, 4)), mayDelete(limited, own, at(own, 6))]).toEqual([true, false]);
    const bot = { ...limited, self: aSelf({ roles: ['user', 'bot'] }) };
    expect(mayEdit(bot, own, at(own, 6))).toBe(true);
  });

  it('is never what is gone, or what the room says by itself', () => {
    const gone = { ...own, deletedAt: own.sentAt };
    expect([mayEdit(state(), gone, 0), mayDelete(state(), gone, 0)]).toEqual([false, false]);
    expect(mayEdit(state(), { ...own, kind: 'user-joined' }, 0)).toBe(false);
  });
});

describe('the history of a message', () => {
  it('is open to whom the workspace opens it', () => {
    const readers = (value: string, message = others) =>
      mayReadHistory(state({ settings: { Message_EditHistory_Readers: value } }), message);
    expect([readers('everyone'), readers('author_and_moderators'), readers('nobody')]).toEqual([true, false, false]);
    expect(readers('author_and_moderators', own)).toBe(true);
    expect(mayReadHistory(state(), others)).toBe(true);
  });
});
