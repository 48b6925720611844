import type { DragEvent } from 'react';
import { setFavorite } from '../../transport/room-actions.ts';
import { moveRoom, orderSections } from '../../transport/attention-actions.ts';
import { isBuiltIn, type SidebarRow } from './sections.ts';

const ROOM = 'application/x-parley-room';
const SECTION = 'application/x-parley-section';

export function dragRoom(event: DragEvent, roomId: string): void {
  event.dataTransfer.setData(ROOM, roomId);
  event.dataTransfer.effectAllowed = 'move';
}

export function dragSection(event: DragEvent, sectionId: string): void {
  event.dataTransfer.setData(SECTION, sectionId);
  event.dataTransfer.effectAllowed = 'move';
}

/** Whether something of this list is dragged; a file over it is not. */
export function isOurs(event: DragEvent): boolean {
  return event.dataTransfer.types.some((type) => type === ROOM || type === SECTION);
}

/** Puts down what was dragged onto a section: a room goes into it, a section goes in front of it. */
export async function drop(
  event: DragEvent,
  targetId: string,
  order: readonly string[],
  rowOf: (roomId: string) => SidebarRow | undefined,
): Promise<void> {
  const roomId = event.dataTransfer.getData(ROOM);
  const sectionId = event.dataTransfer.getData(SECTION);
  const row = rowOf(roomId);
  if (row !== undefined) await dropRoom(row, targetId);
  else if (sectionId !== '' && sectionId !== targetId) await orderSections(movedBefore(order, sectionId, targetId));
}

/** Into a folder, among the favourites, or back to where rooms of its kind are. */
async function dropRoom({ room, favorite, folderId }: SidebarRow, targetId: string): Promise<void> {
  if (!isBuiltIn(targetId)) {
    if (folderId !== targetId) await moveRoom(room.id, targetId);
    return;
  }
  const wanted = targetId === 'favorites';
  if (folderId !== null) await moveRoom(room.id, null);
  if (favorite !== wanted) await setFavorite(room.id, wanted);
}

function movedBefore(order: readonly string[], id: string, beforeId: string): readonly string[] {
  const others = order.filter((one) => one !== id);
  const at = others.indexOf(beforeId);
  return at === -1 ? [...others, id] : others.toSpliced(at, 0, id);
}

/** One place up or down, for those who do not drag. */
export function movedBy(order: readonly string[], id: string, step: 1 | -1): readonly string[] {
  const at = order.indexOf(id);
  const to = Math.max(0, Math.min(order.length - 1, at + step));
  const others = order.filter((one) => one !== id);
  return at === -1 ? order : others.toSpliced(to, 0, id);
}
