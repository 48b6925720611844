import { parseSearchQuery, type SearchQuery } from '../../contracts/search-query.ts';
import type { SearchFilter, SearchTrait } from '../../models/message-search.ts';
import type { Message } from '../../models/messages.ts';
import { fold } from '../../models/search-keys.ts';
import { searchTermsOf } from '../../models/search-terms.ts';
import { accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

export interface MessageSearch {
  readonly text: string;
  /** Only this room; else all that the actor is in. */
  readonly roomId?: string | undefined;
  /** Only what was sent before: the `sentAt` of the last hit of the page before. */
  readonly before?: Date | undefined;
  readonly limit: number;
}

export interface Hits {
  readonly messages: readonly Message[];
  readonly hasMore: boolean;
}

/** How many words a fragment may stand for. */
const MOST_ALTERNATIVES = 30;
/** Terms more frequent than this are alike for choosing which one leads. */
const FREQUENT = 2_000;
const nothing: Hits = { messages: [], hasMore: false };

/** Finds messages in the rooms that the actor is in (or in one that they see), newest first. */
export async function searchMessages(ctx: Context, actor: Actor, input: MessageSearch): Promise<Hits> {
  const query = parseSearchQuery(input.text);
  const roomIds = await roomsToSearch(ctx, actor, query, input.roomId);
  const authorIds =
    query.from.length === 0
      ? null
      : (await ctx.models.users.findByUsernameKeys(query.from.map(fold))).map((user) => user._id);
  const terms = await termsToFind(ctx, query);
  const narrowed =
    terms.length > 0 || authorIds !== null || query.has.length > 0 || query.is.length > 0 || hasDate(query);
  if (
    roomIds.length === 0 ||
    authorIds?.length === 0 ||
    !narrowed ||
    terms.some((alternatives) => alternatives.length === 0)
  )
    return nothing;

  const span = spanOf(query, input.before);
  const filter: SearchFilter = {
    terms: await rarestFirst(ctx, terms),
    roomIds,
    authorIds,
    ...span,
    traits: [
      ...query.has,
      ...query.is.flatMap((is): SearchTrait[] => (is === 'pinned' ? ['pin'] : is === 'thread' ? ['thread'] : [])),
    ],
    starredBy: query.is.includes('starred') ? actor.id : null,
  };
  return collect(ctx, filter, query.phrases.map(fold), input.limit);
}

async function roomsToSearch(
  ctx: Context,
  actor: Actor,
  query: SearchQuery,
  roomId: string | undefined,
): Promise<string[]> {
  if (roomId !== undefined) return [(await accessRoom(ctx, actor, roomId)).room._id];
  const own = await ctx.models.members.listOfUser(actor.id);
  if (query.in.length === 0) return own.map((member) => member.roomId);
  const rooms = await ctx.models.rooms.findMany(own.map((member) => member.roomId));
  const wanted = new Set(query.in.map((name) => fold(name.replace(/^@/, ''))));
  return rooms
    .filter(
      (room) =>
        wanted.has(fold(room.name)) ||
        room.directMembers.some((person) => person.id !== actor.id && wanted.has(fold(person.username))),
    )
    .map((room) => room._id);
}

/** For each term of the search the words that may stand for it: itself, words it begins, words that hold it. */
async function termsToFind(ctx: Context, query: SearchQuery): Promise<string[][]> {
  const exact = query.phrases.flatMap(searchTermsOf).map((term) => [term]);
  const loose = await Promise.all(
    query.words
      .flatMap(searchTermsOf)
      .map(async (term) => [...new Set([term, ...(await ctx.models.searchWords.holding(term, MOST_ALTERNATIVES))])]),
  );
  return [...exact, ...loose];
}

/** The list whose first hits are fewest leads the query, so that common words cost nothing. */
async function rarestFirst(ctx: Context, terms: readonly string[][]): Promise<string[][]> {
  if (terms.length < 2) return [...terms];
  const weighed = await Promise.all(
    terms.map(async (alternatives) => {
      const counts = await Promise.all(alternatives.map((term) => ctx.models.messages.countTerm(term, FREQUENT)));
      const used = alternatives.filter((_, at) => (counts[at] ?? 0) > 0);
      return {
        alternatives: used.length > 0 ? used : alternatives,
        weight: counts.reduce((sum, count) => sum + count, 0),
      };
    }),
  );
  return weighed.sort((a, b) => a.weight - b.weight).map(({ alternatives }) => alternatives);
}

function hasDate(query: SearchQuery): boolean {
  return query.before !== null || query.after !== null || query.on !== null;
}

function spanOf(query: SearchQuery, before: Date | undefined): Pick<SearchFilter, 'sentFrom' | 'sentBefore'> {
  const DAY_MS = 86_400_000;
  const startOf = (day: string, plus = 0) => new Date(Date.parse(`${day}T00:00:00Z`) + plus);
  const froms = [query.after && startOf(query.after, DAY_MS), query.on && startOf(query.on)].filter(
    (date) => date instanceof Date,
  );
  const befores = [query.before && startOf(query.before), query.on && startOf(query.on, DAY_MS), before].filter(
    (date) => date instanceof Date,
  );
  return {
    sentFrom: froms.length === 0 ? null : new Date(Math.max(...froms.map(Number))),
    sentBefore: befores.length === 0 ? null : new Date(Math.min(...befores.map(Number))),
  };
}

/** Reads on until the page is full: the words of a phrase may stand in another order, which only the text itself tells. */
async function collect(ctx: Context, filter: SearchFilter, phrases: readonly string[], limit: number): Promise<Hits> {
  const found: Message[] = [];
  let next = filter;
  for (let round = 0; round < 5; round++) {
    const rows = await ctx.models.messages.search(next, limit + 1);
    found.push(...rows.filter((message) => phrases.every((phrase) => holdsPhrase(message, phrase))));
    const last = rows.at(-1);
    if (found.length > limit || rows.length <= limit || last === undefined) break;
    next = { ...next, sentBefore: last.sentAt };
  }
  return { messages: found.slice(0, limit), hasMore: found.length > limit };
}

function holdsPhrase(message: Message, phrase: string): boolean {
  return fold([message.body, ...message.files.map((file) => file.name)].join('\n')).includes(phrase);
}
