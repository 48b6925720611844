import { listDrafts } from '../../../domain/drafts/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentDraft } from '../present-later.ts';

/** What one has begun to write, on any device. */
export const draftsList = endpoint({
  route: 'GET /api/v1/drafts.list',
  access: 'user',
  async handle({ ctx, actor }) {
    return { drafts: (await listDrafts(ctx, actor)).map(presentDraft) };
  },
});
