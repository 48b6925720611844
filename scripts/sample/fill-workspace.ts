import { actorOf, createAccount } from '../../server/domain/auth/index.ts';
import type { Actor } from '../../server/domain/actor.ts';
import type { Context } from '../../server/domain/context.ts';
import { sendMessage } from '../../server/domain/messages/index.ts';
import { createRoom, openDirect } from '../../server/domain/rooms/index.ts';
import { GENERAL_ROOM_ID } from '../../server/domain/setup/index.ts';
import { writeSetting } from '../../server/domain/settings/index.ts';
import { people } from './people.ts';
import { directs, rooms } from './rooms.ts';
import { repeatableRandom, smallTalk } from './small-talk.ts';
import type { PastRoom } from './write-past.ts';

/** Everybody in the sample workspace logs in with this. */
export const SAMPLE_PASSWORD = 'parley-sample';

const IN_GENERAL = 120;
const IN_A_DIRECT_ROOM = 25;

type Cast = ReadonlyMap<string, Actor>;

interface Conversation {
  readonly roomId: string;
  readonly members: readonly string[];
  readonly messages: number;
}

interface Filling {
  /** 1: about 2,000 messages; 0.1: a tenth of them. */
  readonly talkativeness?: number;
  /** What is to happen between the founding of the rooms and the talk of the last days. */
  readonly before?: (rooms: readonly PastRoom[]) => Promise<void>;
}

/** Fills a workspace with people, rooms and what they said, through the same doors of the domain as everybody. */
export async function fillWorkspace(ctx: Context, { talkativeness = 1, before }: Filling = {}): Promise<void> {
  const cast = await castPeople(ctx);
  await writeSetting(ctx, { id: 'Site_Name', value: 'Parley Sample' });
  await writeSetting(ctx, { id: 'Show_Setup_Wizard', value: 'completed' });

  const everybody = people.map(({ username }) => username);
  const conversations: Conversation[] = [{ roomId: GENERAL_ROOM_ID, members: everybody, messages: IN_GENERAL }];
  for (const { kind, name, topic, members, messages } of rooms) {
    const [maker, ...others] = members.map((username) => actor(cast, username));
    if (maker === undefined) continue;
    const { room } = await createRoom(ctx, maker, { kind, name, topic, memberIds: others.map(({ id }) => id) });
    conversations.push({ roomId: room._id, members, messages });
  }
  for (const pair of directs) {
    const { room } = await openDirect(ctx, actor(cast, pair[0]), { userIds: [actor(cast, pair[1]).id] });
    conversations.push({ roomId: room._id, members: pair, messages: IN_A_DIRECT_ROOM });
  }
  await before?.(
    conversations.map(({ roomId, members, messages }) => ({
      roomId,
      speakers: members
        .map((username) => actor(cast, username))
        .map(({ id, username, name }) => ({ id, username, name })),
      weight: messages,
    })),
  );

  // All rooms talk at once, as in life; it is also quicker, because writes that wait together are made together.
  await Promise.all(
    conversations.map(({ roomId, members, messages }) =>
      talk(ctx, cast, { roomId, members, messages: Math.ceil(messages * talkativeness) }),
    ),
  );
}

async function castPeople(ctx: Context): Promise<Cast> {
  const cast = new Map<string, Actor>();
  for (const [index, { username, name }] of people.entries()) {
    const account = { username, name, email: `${username}@example.org`, password: SAMPLE_PASSWORD };
    cast.set(username, actorOf(await createAccount(ctx, account, index === 0 ? ['admin', 'user'] : ['user']), null));
  }
  return cast;
}

async function talk(ctx: Context, cast: Cast, { roomId, members, messages }: Conversation): Promise<void> {
  const random = repeatableRandom(messages);
  const say = () => {
    // Those named first talk most.
    const speaker = members[Math.floor(random() ** 2 * members.length)] ?? '';
    const others = members.filter((username) => username !== speaker);
    return sendMessage(ctx, actor(cast, speaker), { roomId, body: smallTalk(random, others) });
  };
  // One after another: the sample clock leaps, and times would not follow the order of what is said at the same moment.
  for (let said = 0; said < messages; said++) await say();
}

function actor(cast: Cast, username: string): Actor {
  const found = cast.get(username);
  if (found === undefined) throw new Error(`Nobody in the sample workspace is called ${username}.`);
  return found;
}
