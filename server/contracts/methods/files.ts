import { z } from 'zod';
import { fileFamilies, LONGEST_DESCRIPTION } from '../file.ts';
import { idSchema } from '../ids.ts';
import type { RoomFileView } from './rooms.ts';
import { rangeSchema } from './range.ts';

/** What a list of files is narrowed to: a family, and a part of the name. */
export const fileFilterSchema = z.object({
  family: z.enum(fileFamilies).optional(),
  name: z.string().max(200).optional(),
});

export const filesInputs = {
  /** What the caller has sent to any room, newest first. */
  'file:list-own': rangeSchema.extend(fileFilterSchema.shape),
  /** Says what is on one's own upload, before a message shows it. */
  'file:describe': z.object({ fileId: idSchema, description: z.string().max(LONGEST_DESCRIPTION) }),
  /** Deletes a file, and the message that shows it with it. */
  'file:delete': z.object({ fileId: idSchema }),
} satisfies Record<string, z.ZodType>;

export interface OwnFileView extends RoomFileView {
  readonly roomId: string;
}

export interface FilesResults {
  'file:list-own': {
    readonly files: readonly OwnFileView[];
    readonly hasMore: boolean;
    /** Of all that the caller has lying here. */
    readonly count: number;
    readonly bytes: number;
  };
  'file:describe': Record<never, never>;
  'file:delete': Record<never, never>;
}
