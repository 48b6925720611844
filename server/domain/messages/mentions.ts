import type { MentionView } from '../../contracts/message.ts';
import { fold } from '../../models/search-keys.ts';
import { can, type MemberAccess } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

const MOST_MENTIONS = 50;
const groups: Readonly<Record<string, 'mention-all' | 'mention-here'>> = { all: 'mention-all', here: 'mention-here' };

/** The words after `@`, each once, in the order of the text. Linear in its length; an address like `a@b.c` is none. */
export function mentionedNames(body: string): string[] {
  const names = new Set<string>();
  for (const [, name] of body.matchAll(/(?<![\p{L}\p{N}_@.])@([\p{L}\p{N}][\p{L}\p{N}_.-]{0,63})/gu)) {
    if (name !== undefined) names.add(name.replace(/[.-]+$/, ''));
    if (names.size === MOST_MENTIONS) break;
  }
  return [...names];
}

/** Whom a text mentions: people who exist, and groups that the author may call in a room of this size. */
export async function resolveMentions(
  ctx: Context,
  actor: Actor,
  { room, member }: MemberAccess,
  body: string,
): Promise<MentionView[]> {
  const names = mentionedNames(body);
  if (names.length === 0) return [];

  const most = ctx.settings.get('Message_MaxAll');
  const mayCall = most === 0 || room.memberCount <= most;
  const called = names.filter((name) => mayCall && groups[name] !== undefined && can(ctx, actor, groups[name], member));
  const keys = names.filter((name) => groups[name] === undefined).map(fold);
  const people = keys.length === 0 ? [] : await ctx.models.users.findByUsernameKeys(keys);
  return [
    ...called.map((name) => ({ id: name, username: name, name })),
    ...people.map(({ _id, username, name }) => ({ id: _id, username, name })),
  ];
}

export function mentionsGroup(mentions: readonly MentionView[]): boolean {
  return mentions.some((mention) => groups[mention.id] !== undefined);
}

/** The ids of the people among some mentions. */
export function mentionedPeople(mentions: readonly MentionView[]): string[] {
  return mentions.filter((mention) => groups[mention.id] === undefined).map((mention) => mention.id);
}
