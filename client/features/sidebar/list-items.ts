import type { Section, SidebarRow } from './sections.ts';

/** One line of the list of rooms: of thousands only those near the view are in the document. */
export type ListItem =
  | { readonly kind: 'heading'; readonly key: string; readonly section: Section }
  | { readonly kind: 'room'; readonly key: string; readonly section: Section; readonly row: SidebarRow }
  | { readonly kind: 'hint'; readonly key: string; readonly section: Section };

/** Sections that say what they are for while they are empty. */
const TEACHING = new Set(['channels', 'directs']);

/** A folded section still shows what is unread in it and where the reader is. Empty ones are left out, except folders. */
export function listItems(sections: readonly Section[], currentRoomId: string | null): readonly ListItem[] {
  const items: ListItem[] = [];
  for (const section of sections) {
    const { id, name, rows, collapsed } = section;
    if (rows.length === 0 && name === null && !TEACHING.has(id)) continue;
    items.push({ kind: 'heading', key: `section ${id}`, section });
    if (rows.length === 0 && !collapsed) items.push({ kind: 'hint', key: `hint ${id}`, section });
    for (const row of rows) {
      if (collapsed && !row.shown.bold && row.room.id !== currentRoomId) continue;
      items.push({ kind: 'room', key: row.room.id, section, row });
    }
  }
  return items;
}

/** The room above or below another in the list as it is shown, round its ends; among all or only the unread ones. */
export function neighbour(
  items: readonly ListItem[],
  currentRoomId: string | null,
  step: 1 | -1,
  onlyUnread: boolean,
): SidebarRow | null {
  const rows = items.flatMap((item) => (item.kind === 'room' ? [item.row] : []));
  const at = rows.findIndex((row) => row.room.id === currentRoomId);
  const start = at === -1 ? (step === 1 ? -1 : rows.length) : at;
  for (let away = 1; away <= rows.length; away += 1) {
    const row = rows[(start + step * away + rows.length * (away + 1)) % rows.length];
    if (row !== undefined && row.room.id !== currentRoomId && (!onlyUnread || row.shown.bold)) return row;
  }
  return null;
}
