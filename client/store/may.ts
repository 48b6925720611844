import type { ChatState } from './state.ts';

/**
 * Whether the reader holds a permission in a room, by their own roles or by those they have there. It decides only what is
 * offered; the server decides what is done.
 */
export function mayInRoom(state: ChatState, roomId: string, permission: string): boolean {
  const roles: readonly string[] = [...(state.self?.roles ?? []), ...(state.memberships[roomId]?.roles ?? [])];
  return (state.permissions[permission] ?? []).some((role) => roles.includes(role));
}
