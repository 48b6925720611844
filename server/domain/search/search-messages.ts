import { parseSearchQuery, type SearchQuery } from '../../contracts/search-query.ts';
import type { SearchFilter, SearchTrait } from '../../models/message-search.ts';
import type { Message } from '../../models/messages.ts';
import type { Room } from '../../models/rooms.ts';
import { fold } from '../../models/search-keys.ts';
import { searchTermsOf } from '../../models/search-terms.ts';
import { accessRoom } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { inTime, SEARCH_PATIENCE_MS } from '../in-time.ts';

export interface MessageSearch {
  readonly text: string;
  /** Only this room; else all that the actor is in. */
  readonly roomId?: string | undefined;
  /** The last hit of the page before. */
  readonly behind?: SearchFilter['behind'] | undefined;
  readonly limit: number;
}

export interface Hits {
  readonly messages: readonly Message[];
  readonly hasMore: boolean;
}

/** How many words a fragment may stand for. */
const MOST_ALTERNATIVES = 30;
/** How far it is counted who leads, first and then. */
const RARE = 200;
const FREQUENT = 2_000;
/** As many messages as one reads, about, until a page is found by frequent words. */
const READ_BY_FREQUENT = 10_000;
const DAY_MS = 86_400_000;
const nothing: Hits = { messages: [], hasMore: false };

/**
 * Finds messages in the rooms that the actor is in (or in one that they see), newest first.
 * @throws DomainError `search-too-slow`
 */
export async function searchMessages(
  ctx: Context,
  actor: Actor,
  input: MessageSearch,
  patienceMs = SEARCH_PATIENCE_MS,
): Promise<Hits> {
  const query = parseSearchQuery(input.text);
  const rooms = await roomsToSearch(ctx, actor, query, input.roomId);
  const authorIds =
    query.from.length === 0
      ? null
      : (await ctx.models.users.findByUsernameKeys(query.from.map(fold))).map((user) => user._id);
  const terms = await termsToFind(ctx, query);
  const narrowed =
    terms.length > 0 || authorIds !== null || query.has.length > 0 || query.is.length > 0 || hasDate(query);
  if (
    rooms.length === 0 ||
    authorIds?.length === 0 ||
    !narrowed ||
    terms.some((alternatives) => alternatives.length === 0)
  )
    return nothing;

  const ranked = await rarestFirst(ctx, terms);
  const filter: SearchFilter = {
    terms: ranked.map(({ alternatives }) => alternatives),
    roomIds: rooms.map((room) => room._id),
    authorIds,
    ...spanOf(query),
    behind: input.behind ?? null,
    traits: [
      ...query.has,
      ...query.is.flatMap((is): SearchTrait[] => (is === 'pinned' ? ['pin'] : is === 'thread' ? ['thread'] : [])),
    ],
    starredBy: query.is.includes('starred') ? actor.id : null,
  };
  const said = rooms.reduce((sum, room) => sum + room.seq, 0);
  const byTerms = ranked.length > 0 && (ranked[0]?.reads ?? 0) < said;
  const wanted = { filter, byTerms, phrases: query.phrases.map(fold), limit: input.limit };
  return inTime(patienceMs, (left) => collect(ctx, wanted, left));
}

async function roomsToSearch(
  ctx: Context,
  actor: Actor,
  query: SearchQuery,
  roomId: string | undefined,
): Promise<Room[]> {
  if (roomId !== undefined) return [(await accessRoom(ctx, actor, roomId)).room];
  const own = await ctx.models.members.listOfUser(actor.id);
  const rooms = await ctx.models.rooms.findMany(own.map((member) => member.roomId));
  if (query.in.length === 0) return rooms;
  const wanted = new Set(query.in.map((name) => fold(name.replace(/^@/, ''))));
  return rooms.filter(
    (room) =>
      wanted.has(fold(room.name)) ||
      room.directMembers.some((person) => person.id !== actor.id && wanted.has(fold(person.username))),
  );
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

interface Ranked {
  readonly alternatives: readonly string[];
  /** Messages to be read when this term leads, about. */
  readonly reads: number;
  /** Of a frequent term: how far back its newest messages reach. */
  readonly since?: Date;
}

/**
 * The rarest term leads the query, so that common words cost nothing. To find it must cost less than to read what it leads to: one
 * counts far only when nothing is rare, and of frequent terms the one leads whose newest messages reach back the longest.
 */
async function rarestFirst(ctx: Context, terms: readonly string[][]): Promise<readonly Ranked[]> {
  const counted = await Promise.all(terms.map((alternatives) => countedTo(ctx, alternatives, RARE)));
  if (counted.some(({ reads }) => reads < RARE)) return counted.sort(byReads);

  const ranked = terms.map(async (alternatives) => {
    // Of what was typed alone: the words that it begins are rarer.
    const since = await ctx.models.messages.sentAtOfNewest(alternatives[0] ?? '', FREQUENT);
    return since === null ? countedTo(ctx, alternatives, FREQUENT) : { alternatives, reads: READ_BY_FREQUENT, since };
  });
  return (await Promise.all(ranked)).sort((a, b) => byReads(a, b) || Number(a.since ?? 0) - Number(b.since ?? 0));
}

async function countedTo(ctx: Context, alternatives: readonly string[], most: number): Promise<Ranked> {
  return { alternatives, reads: await ctx.models.messages.countTerms(alternatives, most) };
}

const byReads = (a: Ranked, b: Ranked) => a.reads - b.reads;

function hasDate(query: SearchQuery): boolean {
  return query.before !== null || query.after !== null || query.on !== null;
}

function spanOf(query: SearchQuery): Pick<SearchFilter, 'sentFrom' | 'sentBefore'> {
  const startOf = (day: string, plus = 0) => new Date(Date.parse(`${day}T00:00:00Z`) + plus);
  const froms = [query.after && startOf(query.after, DAY_MS), query.on && startOf(query.on)].filter(
    (date) => date instanceof Date,
  );
  const befores = [query.before && startOf(query.before), query.on && startOf(query.on, DAY_MS)].filter(
    (date) => date instanceof Date,
  );
  return {
    sentFrom: froms.length === 0 ? null : new Date(Math.max(...froms.map(Number))),
    sentBefore: befores.length === 0 ? null : new Date(Math.min(...befores.map(Number))),
  };
}

/** Reads on until the page is full: the words of a phrase may stand in another order, which only the text itself tells. */
async function collect(
  ctx: Context,
  {
    filter,
    byTerms,
    phrases,
    limit,
  }: {
    readonly filter: SearchFilter;
    readonly byTerms: boolean;
    readonly phrases: readonly string[];
    readonly limit: number;
  },
  left: () => number,
): Promise<Hits> {
  const found: Message[] = [];
  let next = filter;
  for (let round = 0; round < 5; round++) {
    const rows = await ctx.models.messages.search(next, limit + 1, byTerms, left());
    found.push(...rows.filter((message) => phrases.every((phrase) => holdsPhrase(message, phrase))));
    const last = rows.at(-1);
    if (found.length > limit || rows.length <= limit || last === undefined) break;
    next = { ...next, behind: { sentAt: last.sentAt, id: last._id } };
  }
  return { messages: found.slice(0, limit), hasMore: found.length > limit };
}

function holdsPhrase(message: Message, phrase: string): boolean {
  return fold([message.body, ...message.files.map((file) => file.name)].join('\n')).includes(phrase);
}
