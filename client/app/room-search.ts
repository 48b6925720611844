/** What the address of a room may hold beside the room: an open panel, and the message that a link leads to. */
export interface RoomSearch {
  readonly msg?: string;
  readonly panel?: 'members' | 'person';
  readonly person?: string;
}

export function roomSearch(search: Record<string, unknown>): RoomSearch {
  const { msg, panel, person } = search;
  return {
    ...(isText(msg) ? { msg } : {}),
    ...(panel === 'members' || panel === 'person' ? { panel } : {}),
    ...(panel === 'person' && isText(person) ? { person } : {}),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
