export interface SampleRoom {
  readonly kind: 'channel' | 'group';
  readonly name: string;
  readonly topic: string;
  /** Usernames; the first one makes the room. */
  readonly members: readonly string[];
  readonly messages: number;
}

const everyone = ['alice', 'bob', 'carol', 'dmitri', 'elena', 'farid', 'grace', 'hugo', 'ines', 'jonas', 'keiko'];

/** Beside #general, which every workspace has. */
export const rooms: readonly SampleRoom[] = [
  { kind: 'channel', name: 'engineering', topic: 'What we build and why it broke', members: everyone, messages: 900 },
  {
    kind: 'channel',
    name: 'design',
    topic: 'Pixels, words, flows',
    members: ['elena', 'alice', 'grace', 'mira'],
    messages: 220,
  },
  {
    kind: 'channel',
    name: 'support',
    topic: 'Somebody needs us',
    members: ['sam', 'priya', 'bob', 'liam', 'alice'],
    messages: 260,
  },
  {
    kind: 'channel',
    name: 'releases',
    topic: 'Every second Tuesday',
    members: ['jonas', 'alice', 'dmitri', 'noah'],
    messages: 60,
  },
  {
    kind: 'channel',
    name: 'random',
    topic: 'Not work',
    members: [...everyone, 'liam', 'sam', 'olga', 'rania'],
    messages: 240,
  },
  {
    kind: 'channel',
    name: 'lunch',
    topic: 'Today: soup',
    members: ['hugo', 'bob', 'keiko', 'ines', 'alice'],
    messages: 90,
  },
  {
    kind: 'channel',
    name: 'books',
    topic: 'Read anything good?',
    members: ['rania', 'olga', 'quentin', 'carol'],
    messages: 40,
  },
  {
    kind: 'channel',
    name: 'announcements',
    topic: 'Few words, read by all',
    members: ['admin', ...everyone],
    messages: 12,
  },
  { kind: 'group', name: 'leads', topic: 'Plans', members: ['admin', 'alice', 'elena', 'jonas'], messages: 80 },
  { kind: 'group', name: 'hiring', topic: 'People we talk to', members: ['mira', 'admin', 'alice'], messages: 40 },
  {
    kind: 'group',
    name: 'on-call',
    topic: 'Who holds the phone',
    members: ['dmitri', 'bob', 'jonas', 'priya'],
    messages: 60,
  },
];

/** Pairs that talk with each other. */
export const directs: readonly (readonly [string, string])[] = [
  ['alice', 'bob'],
  ['alice', 'elena'],
  ['admin', 'alice'],
  ['bob', 'sam'],
];
