export { createJobRunner, type JobRunner } from './job-runner.ts';
export type { JobList } from './list.ts';
