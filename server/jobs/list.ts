import { collectForgottenFiles } from './collect-forgotten-files.ts';
import { eraseRoomJob } from './erase-room.ts';
import type { QueuedJob, RecurringJob } from './job.ts';
import { purgeDeadJobs } from './purge-dead-jobs.ts';
import { removeFilesJob } from './remove-files.ts';

export interface JobList {
  readonly queued: readonly QueuedJob[];
  readonly recurring: readonly RecurringJob[];
}

/** All work that is done beside requests. */
export const jobList: JobList = {
  queued: [eraseRoomJob, removeFilesJob],
  recurring: [collectForgottenFiles, purgeDeadJobs],
};
