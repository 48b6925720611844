import { z } from 'zod';
import { idSchema } from '../ids.ts';

export const customInputs = {
  /** The emoji and sounds of this workspace. They are made by `emoji-custom.create` and `custom-sounds.create`, which take files. */
  'emoji:list': z.object({}),
  'emoji:remove': z.object({ emojiId: idSchema }),
  'sound:list': z.object({}),
  'sound:remove': z.object({ soundId: idSchema }),
} satisfies Record<string, z.ZodType>;

export interface CustomEmojiView {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** Of its picture on this server. */
  readonly path: string;
}

export interface CustomSoundView {
  readonly id: string;
  readonly name: string;
  /** Of the sound on this server. */
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface CustomResults {
  'emoji:list': readonly CustomEmojiView[];
  'emoji:remove': Record<never, never>;
  'sound:list': readonly CustomSoundView[];
  'sound:remove': Record<never, never>;
}
