import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { saveDraft } from '../../../domain/drafts/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentDraft } from '../present-later.ts';

/** Keeps a begun text of a room, or of a thread with `tmid`. `revision` is the newest that the caller has seen. */
export const draftsSave = endpoint({
  route: 'POST /api/v1/drafts.save',
  access: 'user',
  body: z.object({
    rid: idSchema,
    tmid: idSchema.optional(),
    msg: z.string().max(100_000),
    revision: z.number().int().min(0).default(0),
  }),
  async handle({ ctx, actor, body: { rid, tmid, msg, revision } }) {
    const place = tmid === undefined ? { roomId: rid } : { threadId: tmid };
    const { draft, accepted } = await saveDraft(ctx, actor, { place, text: msg, revision });
    return { draft: presentDraft(draft), accepted };
  },
});
