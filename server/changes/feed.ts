import { MongoError, type Db, type Document } from 'mongodb';
import { reloadPermissions } from '../domain/access/index.ts';
import type { Context } from '../domain/context.ts';
import { reloadHighlights } from '../domain/notifications/index.ts';
import { reloadSettings } from '../domain/settings/index.ts';
import type { Announcement } from './announcement.ts';
import { announce } from './announce.ts';
import { ChangeCursor, type ChangeBatch, type ResumeToken } from './change-cursor.ts';
import type { Hub } from './hub.ts';
import { publications } from './publications/index.ts';
import { createWatchdog } from './watchdog.ts';

/** ChangeStreamHistoryLost, ChangeStreamFatalError, InvalidResumeToken: what happened meanwhile cannot be had any more. */
const HISTORY_LOST = new Set([286, 280, 260]);
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 2_000;
/** When changes come thick and fast they are fetched this far apart, several at once: asking costs more than reading. */
const BUSY_GAP_MS = 10;
/** A change after this long a silence is carried at once. */
const SILENCE_MS = 25;

/** Carries every change that matters from the store to the hub of this process, in order, across cuts. */
export interface Feed {
  /** Resolves when it follows the store: whatever is written from then on is announced. */
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Whether what is written comes back within two seconds. */
  healthy(): boolean;
  /** Milliseconds between a write and its announcement, measured by the heartbeat. */
  lagMs(): number;
  /** Since the start of the process. */
  readonly counts: { readonly changes: number; readonly announcements: number; readonly gaps: number };
}

export function createFeed(ctx: Context, db: Db, hub: Hub): Feed {
  const pipeline = pipelineFor(ctx.instanceId);
  const watchdog = createWatchdog(ctx, () => hub.publish([toProcess('instance:revived')]));
  const counts = { changes: 0, announcements: 0, gaps: 0 };
  let cursor: ChangeCursor | null = null;
  let token: ResumeToken | null = null;
  let gap = false;
  let lastChangeAt = 0;
  let stopped = false;
  let wake = () => {};

  async function open(): Promise<void> {
    const opened = await ChangeCursor.open(db, pipeline, token);
    cursor = opened.cursor;
    if (gap) await tellOfGap();
    await take(opened.first);
  }

  /** The cursor stands already: what everybody reads anew from here on is followed without another gap. */
  async function tellOfGap(): Promise<void> {
    await Promise.all([reloadSettings(ctx), reloadPermissions(ctx), reloadHighlights(ctx)]);
    gap = false;
    counts.gaps += 1;
    hub.publish([{ name: 'resync', audience: { everyone: true }, data: {} }]);
  }

  async function take(batch: ChangeBatch): Promise<void> {
    const { announcements, beats } = await announce(ctx, batch.changes);
    hub.publish(announcements);
    for (const beat of beats) watchdog.seen(beat);
    counts.changes += batch.changes.length;
    counts.announcements += announcements.length;
    token = batch.token ?? token;
    if (batch.changes.length > 0) await restWhenBusy();
  }

  async function restWhenBusy(): Promise<void> {
    const now = performance.now();
    const isBusy = now - lastChangeAt < SILENCE_MS;
    lastChangeAt = now;
    if (isBusy) await pause(BUSY_GAP_MS);
  }

  async function follow(): Promise<void> {
    let pauseMs = FIRST_PAUSE_MS;
    while (!stopped) {
      try {
        if (cursor === null) await open();
        else await take(await cursor.next());
        pauseMs = FIRST_PAUSE_MS;
      } catch (error) {
        if (stopped) return;
        await mend(error, pauseMs);
        pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
      }
    }
  }

  /** Comes back where it was; when the store has no history back to there, from now, and everybody is told of the gap. */
  async function mend(error: unknown, pauseMs: number): Promise<void> {
    void cursor?.close();
    cursor = null;
    const lost = token !== null && error instanceof MongoError && HISTORY_LOST.has(Number(error.code));
    if (lost) {
      token = null;
      gap = true;
    }
    ctx.log.warn({ err: error, lost, pauseMs }, 'the feed was cut');
    if (!lost) await pause(pauseMs);
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  return {
    counts,
    async start() {
      await open();
      watchdog.start();
      void follow();
    },
    async stop() {
      stopped = true;
      wake();
      await watchdog.stop();
      await cursor?.close();
    },
    healthy: () => watchdog.healthy(),
    lagMs: () => watchdog.lagMs(),
  };
}

/** Lets through what some publication matches, and our own heartbeat; of each only what is needed. */
function pipelineFor(instanceId: string): Document[] {
  const wanted = publications.flatMap(({ collection, matches }) =>
    matches.map((match) => ({ $and: [{ 'ns.coll': collection }, match] })),
  );
  const beat = { $and: [{ 'ns.coll': 'instances' }, { 'documentKey._id': instanceId }] };
  return [
    { $match: { $or: [...wanted, beat] } },
    {
      $project: {
        operationType: 1,
        'ns.coll': 1,
        documentKey: 1,
        fullDocument: 1,
        'updateDescription.updatedFields': 1,
      },
    },
  ];
}

function toProcess(name: 'instance:revived'): Announcement {
  return { name, audience: { process: true }, data: {} };
}
