import type { Db } from 'mongodb';
import type { Config } from './config/config.ts';
import { createPermissionTable, reloadPermissions } from './domain/access/index.ts';
import type { Context } from './domain/context.ts';
import { createDiscussionNews } from './domain/discussions/index.ts';
import { createVault } from './domain/files/index.ts';
import { createJobQueue } from './domain/job-queue.ts';
import { createRoomWriter, createSenderMarks } from './domain/messages/index.ts';
import { createHighlightTable, reloadHighlights } from './domain/notifications/index.ts';
import { createSettingTable, reloadSettings } from './domain/settings/index.ts';
import { foundWorkspace } from './domain/setup/index.ts';
import { createModels, prepareCollections } from './models/models.ts';
import { systemClock, type Clock } from './platform/clock.ts';
import { createIdMaker } from './platform/ids.ts';
import type { Log } from './platform/log.ts';
import { createDiskStore } from './store/files/disk.ts';
import { createGridStore } from './store/files/grid.ts';

/** What a test may hold still. */
export interface ContextParts {
  readonly clock?: Clock;
}

/** Makes and wires everything that the domain's verbs use, on a store that is there, and founds the workspace in it. */
export async function createContext(config: Config, db: Db, log: Log, parts: ContextParts = {}): Promise<Context> {
  await prepareCollections(db);
  const models = createModels(db);
  const clock = parts.clock ?? systemClock;
  const newId = createIdMaker();
  const settings = createSettingTable(config.settingOverrides, log);
  const ctx: Context = {
    config,
    log,
    clock,
    newId,
    instanceId: newId(),
    models,
    settings,
    permissions: createPermissionTable(),
    writer: createRoomWriter(models),
    senderMarks: createSenderMarks(models, clock),
    highlights: createHighlightTable(),
    discussionNews: createDiscussionNews(models, clock),
    jobs: createJobQueue(models, clock),
    files: createVault(settings, { disk: createDiskStore(config.store.uploadsDir), grid: createGridStore(db) }),
  };
  await Promise.all([reloadSettings(ctx), reloadPermissions(ctx), reloadHighlights(ctx)]);
  await foundWorkspace(ctx);
  return ctx;
}
