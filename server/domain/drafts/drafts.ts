import { DomainError } from '../../contracts/errors.ts';
import type { Draft } from '../../models/drafts.ts';
import { accessMessage, accessRoomAsMember } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

export interface SaveDraft {
  readonly place: { readonly roomId: string } | { readonly threadId: string };
  readonly text: string;
  /** The newest revision that the writer has seen. */
  readonly revision: number;
}

/** What a person has begun to write, newest first; sent and emptied ones are left out. */
export function listDrafts(ctx: Context, actor: Actor): Promise<readonly Draft[]> {
  return ctx.models.drafts.listHeld(actor.id);
}

/**
 * Keeps what somebody has begun to write. Who has not seen the newest revision writes nothing and is told what stands: an old
 * device cannot put its text over a newer one.
 */
export async function saveDraft(
  ctx: Context,
  actor: Actor,
  { place, text, revision }: SaveDraft,
): Promise<{ readonly draft: Draft; readonly accepted: boolean }> {
  const { roomId, threadId } = await placeOf(ctx, actor, place);
  const now = ctx.clock.now();
  const draft: Draft = {
    _id: `${actor.id}:${threadId ?? roomId}`,
    userId: actor.id,
    roomId,
    threadId,
    text,
    revision: revision + 1,
    updatedAt: now,
    clearedAt: text === '' ? now : null,
  };
  const saved = await ctx.models.drafts.save(draft, revision);
  if (saved !== null) return { draft: saved, accepted: true };
  return { draft: (await ctx.models.drafts.find(draft._id)) ?? draft, accepted: false };
}

async function placeOf(ctx: Context, actor: Actor, place: SaveDraft['place']) {
  if ('roomId' in place) {
    const { room } = await accessRoomAsMember(ctx, actor, place.roomId);
    return { roomId: room._id, threadId: null };
  }
  try {
    const { message } = await accessMessage(ctx, actor, place.threadId);
    return { roomId: message.roomId, threadId: message._id };
  } catch (error) {
    if (error instanceof DomainError && error.code === 'message-not-found') throw new DomainError('thread-not-found');
    throw error;
  }
}
