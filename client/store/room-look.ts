import type { RoomView } from '../../server/contracts/room.ts';

export type RoomLook = 'channel' | 'group' | 'direct' | 'discussion' | 'team';

/** What a room is in people's eyes: a discussion and a team's main room are channels or groups to the server. */
export function roomLook(room: Pick<RoomView, 'id' | 'kind' | 'parentRoomId' | 'teamId'>): RoomLook {
  if (room.parentRoomId !== null) return 'discussion';
  return isTeamMain(room) ? 'team' : room.kind;
}

/** A team is its main room. */
export function isTeamMain(room: Pick<RoomView, 'id' | 'teamId'>): boolean {
  return room.teamId === room.id;
}
