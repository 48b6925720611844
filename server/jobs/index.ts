export { createJobRunner, type JobRunner } from './job-runner.ts';
export { jobList, type JobList } from './list.ts';
