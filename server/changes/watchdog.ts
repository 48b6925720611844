import type { Context } from '../domain/context.ts';

const BEAT_EVERY_MS = 1_000;
/** A beat that has not come back in this time means that nobody hears of anything. */
const LATE_AFTER_MS = 2_000;

/**
 * Writes a heartbeat every second and waits for it to come back through the feed: this shows that the whole way works, from a
 * write to what the edges hear. The same document tells other processes that this one lives.
 */
export interface Watchdog {
  start(): void;
  /** The feed carried our beat number `beat`. */
  seen(beat: number): void;
  healthy(): boolean;
  /** Milliseconds from write to feed of the newest beat that came back, or since the oldest that did not. */
  lagMs(): number;
  stop(): Promise<void>;
}

/** @param onRevived others had taken this process for dead. */
export function createWatchdog(ctx: Context, onRevived: () => void): Watchdog {
  const startedAt = ctx.clock.now();
  const underWay = new Map<number, number>();
  let beat = 0;
  let lastLag = 0;
  let stopped = false;
  let timer: ReturnType<typeof setInterval> | undefined;
  let writing: Promise<unknown> = Promise.resolve();

  function send(): void {
    beat += 1;
    const number = beat;
    underWay.set(number, performance.now());
    writing = ctx.models.instances.beat(ctx.instanceId, startedAt, ctx.clock.now(), number).then(
      (isNew) => {
        if (isNew && number > 1 && !stopped) onRevived();
      },
      (error: unknown) => ctx.log.debug({ err: error }, 'the heartbeat could not be written'),
    );
  }

  function oldestMs(): number {
    const [sentAt] = underWay.values();
    return sentAt === undefined ? 0 : performance.now() - sentAt;
  }

  return {
    start() {
      send();
      timer = setInterval(send, BEAT_EVERY_MS);
    },
    seen(number) {
      const sentAt = underWay.get(number);
      if (sentAt !== undefined) lastLag = performance.now() - sentAt;
      for (const earlier of underWay.keys()) if (earlier <= number) underWay.delete(earlier);
    },
    healthy: () => timer !== undefined && !stopped && oldestMs() <= LATE_AFTER_MS,
    lagMs: () => Math.max(lastLag, oldestMs()),
    async stop() {
      stopped = true;
      clearInterval(timer);
      await writing;
      await ctx.models.instances.remove(ctx.instanceId).catch(() => undefined);
    },
  };
}
