/** What the address of a room may hold beside the room: an open panel, and the message that a link leads to. */
export interface RoomSearch {
  readonly msg?: string;
  readonly panel?: RoomPanel;
  readonly person?: string;
  readonly thread?: string;
  /** The file that is shown large. */
  readonly file?: string;
}

const panels = [
  'members',
  'person',
  'thread',
  'threads',
  'pinned',
  'starred',
  'mentions',
  'files',
  'search',
  'info',
  'discussions',
  'team',
  'invites',
  'erased',
] as const;
export type RoomPanel = (typeof panels)[number];

export function roomSearch(search: Record<string, unknown>): RoomSearch {
  const { msg, panel, person, thread, file } = search;
  const shown = panels.find((one) => one === panel);
  return {
    ...(isText(msg) ? { msg } : {}),
    ...(isText(file) ? { file } : {}),
    ...(shown === undefined ? {} : { panel: shown }),
    ...(shown === 'thread' && isText(thread) ? { thread } : {}),
    ...(panel === 'person' && isText(person) ? { person } : {}),
  };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
