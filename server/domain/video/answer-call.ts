import { DomainError } from '../../contracts/errors.ts';
import type { CallStatus } from '../../contracts/call.ts';
import type { Call } from '../../models/calls.ts';
import { accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { changeMessage } from '../messages/index.ts';
import { addressFor } from './call-address.ts';
import { RINGS_FOR_MS } from './start-call.ts';

interface ByCall {
  readonly callId: string;
}

/** Goes into a call: whoever sees its room may. If it rang, it does no longer. @returns the address for this person alone. */
export async function joinCall(ctx: Context, actor: Actor, { callId }: ByCall): Promise<{ call: Call; url: string }> {
  const call = await accessCall(ctx, actor, callId);
  const now = ctx.clock.now();
  const person = { id: actor.id, username: actor.username, name: actor.name };
  await ctx.models.calls.answer(callId, actor.id, 'accepted', now);
  if (actor.id !== call.createdBy.id) await settle(ctx, call, 'open');
  const joined = await ctx.models.calls.join(callId, person, now);
  return { call: joined ?? call, url: addressFor(ctx, call.url, actor) };
}

/** One who is rung does not want to come; when nobody does, it stops ringing. */
export async function declineCall(ctx: Context, actor: Actor, { callId }: ByCall): Promise<Call> {
  const call = await accessCall(ctx, actor, callId);
  const answered = await ctx.models.calls.answer(callId, actor.id, 'declined', ctx.clock.now());
  if (answered === null) return call;
  const nobody = answered.invited.every(({ answer }) => answer === 'declined');
  return nobody ? settle(ctx, answered, 'declined') : answered;
}

/** The caller gives up while it rings. */
export async function cancelCall(ctx: Context, actor: Actor, { callId }: ByCall): Promise<Call> {
  const call = await accessCall(ctx, actor, callId);
  if (call.createdBy.id !== actor.id) throw new DomainError('not-allowed');
  return settle(ctx, call, 'cancelled');
}

/** Nobody answered in time. Runs as a job. */
export async function missCall(ctx: Context, { callId }: ByCall): Promise<void> {
  const call = await ctx.models.calls.find(callId);
  if (call !== null) await settle(ctx, call, 'missed');
}

export async function getCall(ctx: Context, actor: Actor, { callId }: ByCall): Promise<Call> {
  return accessCall(ctx, actor, callId);
}

/** Newest first. */
export async function listCalls(
  ctx: Context,
  actor: Actor,
  { roomId, ...page }: { readonly roomId: string; readonly offset: number; readonly limit: number },
): Promise<{ readonly calls: readonly Call[]; readonly total: number }> {
  await accessRoom(ctx, actor, roomId);
  const [calls, total] = await Promise.all([
    ctx.models.calls.listOfRoom(roomId, page),
    ctx.models.calls.countOfRoom(roomId),
  ]);
  return { calls, total };
}

/** Those that ring for the actor or by the actor at this moment. */
export function listRinging(ctx: Context, actor: Actor): Promise<readonly Call[]> {
  return ctx.models.calls.listRinging(actor.id, new Date(ctx.clock.now().getTime() - 2 * RINGS_FOR_MS));
}

async function accessCall(ctx: Context, actor: Actor, callId: string): Promise<Call> {
  const call = await ctx.models.calls.find(callId);
  if (call === null) throw new DomainError('call-not-found');
  await accessRoom(ctx, actor, call.roomId).catch(() => {
    throw new DomainError('call-not-found');
  });
  return call;
}

/** Ends the ringing once, and says in the message what came of it. */
async function settle(ctx: Context, call: Call, status: Exclude<CallStatus, 'ringing'>): Promise<Call> {
  const settled = await ctx.models.calls.settle(call._id, status, ctx.clock.now());
  if (settled === null) return call;
  const message = await ctx.models.messages.find(call.messageId);
  if (message !== null && message.deletedAt === null)
    await changeMessage(ctx, message, { details: { ...message.details, status } });
  return settled;
}
