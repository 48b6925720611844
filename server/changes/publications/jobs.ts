import type { Job } from '../../models/jobs.ts';
import { each, type Publication } from '../publication.ts';

export const jobs: Publication<Job> = {
  collection: 'jobs',
  matches: [{ operationType: 'insert' }, { 'updateDescription.updatedFields.state': 'waiting' }],
  announce: each(() => [{ name: 'job:waiting', audience: { process: true }, data: {} }]),
};
