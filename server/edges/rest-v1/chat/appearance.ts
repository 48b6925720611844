import { z } from 'zod';

/** How a message may be made to look as if from somebody else; the domain asks for the permission to. */
export const appearance = {
  alias: z.string().max(100).optional(),
  emoji: z.string().max(64).optional(),
  /** An address on the web or on this server; nothing that runs. */
  avatar: z
    .string()
    .max(2000)
    .regex(/^(https?:\/\/|\/(?!\/))/i, 'must be an http address or a path')
    .optional(),
};

const appearanceSchema = z.object(appearance);

/** Empty texts mean that nothing was asked for. */
export function disguiseOf({ alias, emoji, avatar }: z.output<typeof appearanceSchema>) {
  return { alias: alias || undefined, emoji: emoji || undefined, avatarUrl: avatar || undefined };
}
