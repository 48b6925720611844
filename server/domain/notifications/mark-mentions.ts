import type { Message } from '../../models/messages.ts';
import type { Context } from '../context.ts';

type Mentioning = Pick<Message, 'roomId' | 'seq' | 'mentions' | 'author' | 'highlightedFor'>;

/** Ids of the people whom a message names or who are told of a word in it; never its author. */
export function concernedBy({ mentions, author, highlightedFor }: Mentioning): readonly string[] {
  const named = mentions.map(({ id }) => id).filter((id) => id !== 'all' && id !== 'here');
  return [...new Set([...named, ...(highlightedFor ?? [])])].filter((id) => id !== author.id);
}

/** Counts a message as a mention for those whom it concerns by name or word. Running twice counts once. */
export async function markMentions(ctx: Context, message: Mentioning): Promise<void> {
  const people = concernedBy(message);
  if (people.length > 0) await ctx.models.members.addMention(message.roomId, people, message.seq, ctx.clock.now());
}

/** After a change: whom it concerns now is counted, whom it no longer concerns is not. */
export async function moveMentions(ctx: Context, before: Mentioning, after: Mentioning): Promise<void> {
  const [then, now] = [concernedBy(before), concernedBy(after)];
  const gone = then.filter((id) => !now.includes(id));
  const come = now.filter((id) => !then.includes(id));
  const { roomId, seq } = before;
  const at = ctx.clock.now();
  if (gone.length > 0) await ctx.models.members.dropMention(roomId, gone, seq, at);
  if (come.length > 0) await ctx.models.members.addMention(roomId, come, seq, at);
}
