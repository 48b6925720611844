import { z } from 'zod';
import { LONGEST_DESCRIPTION } from '../../../contracts/file.ts';
import { idSchema } from '../../../contracts/ids.ts';
import { accessRoomToPost } from '../../../domain/access/index.ts';
import { describeFile, upload } from '../../../domain/files/index.ts';
import { sendMessage } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';
import { presentMessage } from '../present-message.ts';
import { refusal } from '../refuse.ts';

/** What may come with a file. `description` alone is an older name of the text; beside one it says what is on the file. */
const accompanying = {
  msg: z.string().default(''),
  description: z.string().default(''),
  tmid: idSchema.optional(),
  tshow: flag.optional(),
};

/** One file and the message that shows it, in one step. */
export const roomsUpload = endpoint({
  route: 'POST /api/v1/rooms.upload/:rid',
  access: 'user',
  params: z.object({ rid: idSchema }),
  fileField: 'file',
  admit: ({ ctx, actor, params: { rid } }) => accessRoomToPost(ctx, actor, rid),
  body: z.object(accompanying),
  async handle({ ctx, actor, params: { rid }, body, file }) {
    if (file === null) throw refusal('invalid-field', 'Send the file in the field "file"');
    const { _id } = await upload(ctx, actor, {
      roomId: rid,
      file,
      description: body.msg === '' ? '' : body.description,
    });
    const message = await sendMessage(ctx, actor, {
      roomId: rid,
      body: body.msg || body.description,
      threadId: body.tmid,
      alsoToRoom: body.tshow,
      fileIds: [_id],
    });
    return { message: presentMessage(message, actor.id) };
  },
});

/** The first of two steps: the file, which nobody else sees until it is confirmed within a day. */
export const roomsMedia = endpoint({
  route: 'POST /api/v1/rooms.media/:rid',
  access: 'user',
  params: z.object({ rid: idSchema }),
  fileField: 'file',
  admit: ({ ctx, actor, params: { rid } }) => accessRoomToPost(ctx, actor, rid),
  async handle({ ctx, actor, params: { rid }, file }) {
    if (file === null) throw refusal('invalid-field', 'Send the file in the field "file"');
    const { _id, name, type, size, image } = await upload(ctx, actor, { roomId: rid, file });
    return { file: { _id, url: `/file-upload/${_id}/${encodeURIComponent(name)}`, name, type, size, image } };
  },
});

/** The second step: the message that shows it. */
export const roomsMediaConfirm = endpoint({
  route: 'POST /api/v1/rooms.mediaConfirm/:rid/:fileId',
  access: 'user',
  params: z.object({ rid: idSchema, fileId: idSchema }),
  body: z.object({ ...accompanying, _id: idSchema.optional() }),
  async handle({ ctx, actor, params: { rid, fileId }, body }) {
    if (body.msg !== '' && body.description !== '')
      await describeFile(ctx, actor, { fileId, description: body.description.slice(0, LONGEST_DESCRIPTION) });
    const message = await sendMessage(ctx, actor, {
      // A file is confirmed once; whoever did not hear the answer and asks again finds the message that it became.
      id: body._id ?? fileId,
      roomId: rid,
      body: body.msg || body.description,
      threadId: body.tmid,
      alsoToRoom: body.tshow,
      fileIds: [fileId],
    });
    return { message: presentMessage(message, actor.id) };
  },
});
