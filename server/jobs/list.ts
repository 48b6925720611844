import { catchUpLater } from './catch-up-later.ts';
import { collectForgottenFiles } from './collect-forgotten-files.ts';
import { collectLooseAvatarsJob } from './collect-loose-avatars.ts';
import { deliverReminderJob } from './deliver-reminder.ts';
import { expireStatusJob } from './expire-status.ts';
import { eraseRoomJob } from './erase-room.ts';
import type { QueuedJob, RecurringJob } from './job.ts';
import { missCallJob } from './miss-call.ts';
import { previewLinksJob } from './preview-links.ts';
import { lookAfterImportsJob } from './look-after-imports.ts';
import { lookForOldMessages } from './look-for-old-messages.ts';
import { makeExportJob } from './make-export.ts';
import { pruneRoomJob } from './prune-room.ts';
import { purgeDeadJobs } from './purge-dead-jobs.ts';
import { removeFilesJob } from './remove-files.ts';
import { removeOldExportsJob } from './remove-old-exports.ts';
import { runImportJob } from './run-import.ts';
import { sendMailJob } from './send-mail.ts';
import { sendScheduledJob } from './send-scheduled.ts';

export interface JobList {
  readonly queued: readonly QueuedJob[];
  readonly recurring: readonly RecurringJob[];
}

/** All work that is done beside requests. */
export const jobList: JobList = {
  queued: [
    previewLinksJob,
    missCallJob,
    eraseRoomJob,
    expireStatusJob,
    removeFilesJob,
    sendScheduledJob,
    deliverReminderJob,
    pruneRoomJob,
    makeExportJob,
    runImportJob,
    sendMailJob,
  ],
  recurring: [
    collectForgottenFiles,
    collectLooseAvatarsJob,
    purgeDeadJobs,
    catchUpLater,
    lookForOldMessages,
    removeOldExportsJob,
    lookAfterImportsJob,
  ],
};
