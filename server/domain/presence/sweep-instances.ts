import type { Instance } from '../../models/instances.ts';
import type { Context } from '../context.ts';
import { settle } from './settle.ts';

const LOOK_EVERY_MS = 10_000;
/** With the time between two looks this keeps the promise that a dead process's people are offline within a minute. */
const DEAD_AFTER_MS = 35_000;

/** For tests, which cannot wait a minute. */
export interface SweepTimes {
  readonly lookEveryMs?: number;
  readonly deadAfterMs?: number;
}

/** When, by our own clock, a process was last seen to have moved on. */
interface Sighting {
  readonly beat: number;
  readonly at: number;
}

/**
 * Takes people off who are present only by a process that has died. Every process looks, whoever lives does it, and doing it
 * twice does no harm. Clocks of other machines decide nothing: dead is whose beat did not move while we watched.
 * @returns stops it.
 */
export function sweepInstances(
  ctx: Context,
  { lookEveryMs = LOOK_EVERY_MS, deadAfterMs = DEAD_AFTER_MS }: SweepTimes = {},
): () => void {
  const sightings = new Map<string, Sighting>();
  const timer = setInterval(() => {
    look().catch((error: unknown) => ctx.log.debug({ err: error }, 'instances could not be looked at'));
  }, lookEveryMs);

  async function look(): Promise<void> {
    const now = performance.now();
    const instances = await ctx.models.instances.list();
    const known = new Set(instances.map(({ _id }) => _id));
    for (const id of sightings.keys()) if (!known.has(id)) sightings.delete(id);
    for (const instance of instances) if (isDead(instance, now)) await bury(ctx, instance._id);
  }

  function isDead({ _id, beat }: Instance, now: number): boolean {
    const seen = sightings.get(_id);
    if (seen?.beat !== beat) sightings.set(_id, { beat, at: now });
    return seen?.beat === beat && now - seen.at > deadAfterMs && _id !== ctx.instanceId;
  }

  return () => clearInterval(timer);
}

async function bury(ctx: Context, instanceId: string): Promise<void> {
  const people = await ctx.models.presences.listOfInstance(instanceId);
  ctx.log.info({ instanceId, people: people.length }, 'another process is gone; its people are taken off');
  for (const { _id, chosen, statusText, statusEmoji = '', statusExpiresAt = null } of people) {
    const words = { chosen, statusText, statusEmoji, statusExpiresAt };
    await settle(ctx, await ctx.models.presences.setInstance(_id, instanceId, null, words, ctx.clock.now()));
  }
  await ctx.models.instances.remove(instanceId);
}
