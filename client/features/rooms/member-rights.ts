import type { RoomRole, RoomView } from '../../../server/contracts/room.ts';
import { mayInRoom } from '../../store/may.ts';
import { isTeamMain } from '../../store/room-look.ts';
import type { ChatState } from '../../store/state.ts';

/** What the reader may do with the others in a room. */
export interface MemberRights {
  readonly roles: readonly RoomRole[];
  readonly mute: boolean;
  readonly kick: boolean;
  readonly ban: boolean;
}

const roomRoles: readonly RoomRole[] = ['owner', 'moderator', 'leader'];

const setters = { owner: 'set-owner', moderator: 'set-moderator', leader: 'set-leader' } as const;

export function memberRights(state: ChatState, room: RoomView): MemberRights {
  if (room.kind === 'direct') return { roles: [], mute: false, kick: false, ban: false };
  const may = (permission: string) => mayInRoom(state, room.id, permission);
  const anywhere = room.kind === 'channel' ? 'kick-user-from-any-c-room' : 'kick-user-from-any-p-room';
  return {
    roles: roomRoles.filter((role) => may(setters[role])),
    mute: may('mute-user'),
    kick: isTeamMain(room) ? may('edit-team-member') : may('remove-user') || may(anywhere),
    ban: may('ban-user'),
  };
}

export function hasRights(rights: MemberRights): boolean {
  return rights.roles.length > 0 || rights.mute || rights.kick || rights.ban;
}
