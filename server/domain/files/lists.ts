import { DomainError } from '../../contracts/errors.ts';
import type { FileFilter, StoredFile } from '../../models/files.ts';
import type { RowRange } from '../../models/row-range.ts';
import { accessRoom, visibleRooms } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { inTime, SEARCH_PATIENCE_MS } from '../in-time.ts';

/** What messages of a room show, newest first. @throws DomainError `search-too-slow` */
export async function listRoomFiles(
  ctx: Context,
  actor: Actor,
  input: RowRange & FileFilter & { readonly roomId: string },
): Promise<readonly StoredFile[]> {
  const { room, member } = await accessRoom(ctx, actor, input.roomId);
  if (member === null && ctx.settings.get('FileUpload_Restrict_to_room_members')) return [];
  return inTime(SEARCH_PATIENCE_MS, (left) => ctx.models.files.listOfRoom(room._id, input, input, left()));
}

/** The pictures among them; from one of them on towards the older ones. @throws DomainError `file-not-found` when that is not there. */
export async function listRoomImages(
  ctx: Context,
  actor: Actor,
  input: RowRange & { readonly roomId: string; readonly startingFromId?: string | undefined },
): Promise<readonly StoredFile[]> {
  const { room } = await accessRoom(ctx, actor, input.roomId);
  const first = input.startingFromId === undefined ? null : await ctx.models.files.find(input.startingFromId);
  const isThere = first !== null && first.roomId === room._id && first.state === 'attached';
  if (input.startingFromId !== undefined && !isThere) throw new DomainError('file-not-found');
  return listRoomFiles(ctx, actor, { ...input, family: 'image', until: first?.createdAt });
}

export interface OwnFiles {
  readonly files: readonly StoredFile[];
  readonly hasMore: boolean;
  /** Of all of one's files, not of those that are listed. */
  readonly count: number;
  readonly bytes: number;
}

/** What one has sent, newest first, as far as one still sees the rooms. @throws DomainError `search-too-slow` */
export async function listOwnFiles(ctx: Context, actor: Actor, input: RowRange & FileFilter): Promise<OwnFiles> {
  const [found, total] = await Promise.all([
    inTime(SEARCH_PATIENCE_MS, (left) => ctx.models.files.listOfUser(actor.id, input, input, left())),
    ctx.models.files.totalOfUser(actor.id),
  ]);
  const rooms = await ctx.models.rooms.findMany([...new Set(found.map((file) => file.roomId))]);
  const seen = new Set((await visibleRooms(ctx, actor, rooms)).map(({ room }) => room._id));
  return { files: found.filter((file) => seen.has(file.roomId)), hasMore: found.length === input.limit, ...total };
}
