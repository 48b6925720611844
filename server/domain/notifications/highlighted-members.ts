import type { Context } from '../context.ts';

/**
 * Members of a room who want to be told of a word of this text. Nobody else learns whose words these are, and a message without
 * such a word costs no query.
 */
export async function highlightedMembers(
  ctx: Pick<Context, 'highlights' | 'models'>,
  roomId: string,
  text: string,
): Promise<readonly string[]> {
  const candidates = ctx.highlights.find(text);
  if (candidates.length === 0) return [];
  return (await ctx.models.members.listOfRoom(roomId, candidates)).map(({ userId }) => userId);
}
