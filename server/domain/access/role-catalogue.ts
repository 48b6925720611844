/** The roles that exist from the start and cannot be removed. Scope `room`: held in one room, by its members. */
export const roleCatalogue = [
  { id: 'admin', scope: 'workspace', description: 'Runs the workspace' },
  { id: 'user', scope: 'workspace', description: 'Everybody' },
  { id: 'bot', scope: 'workspace', description: 'Programs that write' },
  { id: 'app', scope: 'workspace', description: 'Installed applications' },
  { id: 'guest', scope: 'workspace', description: 'Sees only the rooms they were added to' },
  { id: 'anonymous', scope: 'workspace', description: 'Not logged in' },
  { id: 'owner', scope: 'room', description: 'Owns the room' },
  { id: 'moderator', scope: 'room', description: 'Keeps order in the room' },
  { id: 'leader', scope: 'room', description: 'Shown as the one to ask' },
] as const;
