import { saveDraft } from '../../../domain/drafts/index.ts';
import { method } from '../method.ts';
import { presentDraft } from '../present-later.ts';

export const draftSave = method({
  event: 'draft:save',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const place = 'roomId' in input ? { roomId: input.roomId } : { threadId: input.threadId };
    const { draft, accepted } = await saveDraft(ctx, actor, { place, text: input.text, revision: input.revision });
    return { draft: presentDraft(draft), accepted };
  },
});
