import type { Config } from '../config/config.ts';
import type { Models } from '../models/models.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { JobQueue } from './job-queue.ts';
import type { PermissionTable } from './access/permission-table.ts';
import type { DiscussionNews } from './discussions/discussion-news.ts';
import type { Vault } from './files/vault.ts';
import type { RoomWriter } from './messages/room-writer.ts';
import type { HighlightTable } from './notifications/highlight-table.ts';
import type { SenderMarks } from './messages/sender-marks.ts';
import type { SettingTable } from './settings/setting-table.ts';

/** What every verb of the domain may use. Made once per process in `server/context.ts`. */
export interface Context {
  readonly config: Config;
  readonly log: Log;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Of this process, for as long as it runs. */
  readonly instanceId: string;
  readonly models: Models;
  readonly settings: SettingTable;
  readonly permissions: PermissionTable;
  readonly writer: RoomWriter;
  readonly senderMarks: SenderMarks;
  readonly highlights: HighlightTable;
  readonly discussionNews: DiscussionNews;
  readonly jobs: JobQueue;
  readonly files: Vault;
}
