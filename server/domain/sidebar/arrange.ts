import { DomainError } from '../../contracts/errors.ts';
import { builtInSections, MOST_FOLDERS } from '../../contracts/sidebar.ts';
import type { Member } from '../../models/members.ts';
import type { Sidebar } from '../../models/sidebars.ts';
import { accessRoomAsMember } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

type Arrangement = Omit<Sidebar, '_id' | 'rev'>;

const MOST_TRIES = 8;

/** How one arranged one's list of rooms; whoever never did has the usual one. */
export async function getSidebar(ctx: Context, actor: Actor): Promise<Sidebar> {
  return (await ctx.models.sidebars.find(actor.id)) ?? { _id: actor.id, folders: [], order: [], collapsed: [], rev: 0 };
}

export async function createFolder(
  ctx: Context,
  actor: Actor,
  input: { readonly name: string },
): Promise<{ readonly folderId: string; readonly sidebar: Sidebar }> {
  const folderId = ctx.newId();
  const sidebar = await change(ctx, actor, (held) => {
    if (held.folders.length >= MOST_FOLDERS) throw new DomainError('invalid-input', { most: MOST_FOLDERS });
    return { ...held, folders: [...held.folders, { id: folderId, name: input.name }] };
  });
  return { folderId, sidebar };
}

export async function renameFolder(
  ctx: Context,
  actor: Actor,
  { folderId, name }: { readonly folderId: string; readonly name: string },
): Promise<Sidebar> {
  return change(ctx, actor, (held) => {
    requireFolder(held, folderId);
    return { ...held, folders: held.folders.map((folder) => (folder.id === folderId ? { ...folder, name } : folder)) };
  });
}

/** Its rooms go back to where rooms of their kind are. */
export async function removeFolder(
  ctx: Context,
  actor: Actor,
  { folderId }: { readonly folderId: string },
): Promise<Sidebar> {
  const sidebar = await change(ctx, actor, (held) => {
    requireFolder(held, folderId);
    return {
      folders: held.folders.filter(({ id }) => id !== folderId),
      order: held.order.filter((id) => id !== folderId),
      collapsed: held.collapsed.filter((id) => id !== folderId),
    };
  });
  await ctx.models.members.emptyFolder(actor.id, folderId, ctx.clock.now());
  return sidebar;
}

/** Puts the sections into this order; ids of none are left out. */
export async function orderSections(
  ctx: Context,
  actor: Actor,
  { order }: { readonly order: readonly string[] },
): Promise<Sidebar> {
  return change(ctx, actor, (held) => {
    const known = new Set(sectionIds(held));
    return { ...held, order: [...new Set(order)].filter((id) => known.has(id)) };
  });
}

export async function setCollapsed(
  ctx: Context,
  actor: Actor,
  { sectionId, collapsed }: { readonly sectionId: string; readonly collapsed: boolean },
): Promise<Sidebar> {
  return change(ctx, actor, (held) => {
    if (!sectionIds(held).includes(sectionId)) throw new DomainError('invalid-input', { field: 'sectionId' });
    const others = held.collapsed.filter((id) => id !== sectionId);
    return { ...held, collapsed: collapsed ? [...others, sectionId] : others };
  });
}

/** Puts a room into a folder of one's own, or out of all. */
export async function moveRoom(
  ctx: Context,
  actor: Actor,
  { roomId, folderId }: { readonly roomId: string; readonly folderId: string | null },
): Promise<Member> {
  await accessRoomAsMember(ctx, actor, roomId);
  if (folderId !== null) requireFolder(await getSidebar(ctx, actor), folderId);
  const changed = await ctx.models.members.update(roomId, actor.id, { folderId, updatedAt: ctx.clock.now() });
  if (changed === null) throw new DomainError('room-not-found');
  return changed;
}

/** Two devices may arrange at once: who comes second does it on top of the first. */
async function change(ctx: Context, actor: Actor, to: (held: Arrangement) => Arrangement): Promise<Sidebar> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const { _id, rev, ...held } = await getSidebar(ctx, actor);
    const next = to(held);
    if (await ctx.models.sidebars.replace({ _id, rev, ...held }, next)) return { _id, ...next, rev: rev + 1 };
  }
  throw new DomainError('try-again');
}

function sectionIds({ folders }: Arrangement): readonly string[] {
  return [...builtInSections, ...folders.map(({ id }) => id)];
}

function requireFolder({ folders }: Arrangement, folderId: string): void {
  if (!folders.some(({ id }) => id === folderId)) throw new DomainError('invalid-input', { field: 'folderId' });
}
