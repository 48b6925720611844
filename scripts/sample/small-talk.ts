const openings = [
  'Good morning!',
  'Quick question:',
  'Heads up,',
  'For the record,',
  'I had a look:',
  'Does anybody know whether',
  'Just to be sure,',
  'Finally:',
];

const middles = [
  'the build is green again',
  'the new search finds what I mean',
  'we have two more people on Thursday',
  'the migration took four minutes on the copy',
  'the second screen still flickers when it is dark',
  'I wrote the notes of yesterday down',
  'the meeting moves to half past ten',
  'the last three tickets are about the same thing',
  'nobody has touched this file since spring',
  'the coffee machine is being repaired',
  'we should ask those who use it first',
  'the numbers look better than last week',
];

const endings = ['', '', '', ' 🎉', ' 👀', ' — thoughts?', ' Thanks!', ' More after lunch.', ' I can take it.', ' 🙈'];

const rarities = [
  'How it looks now:\n```ts\nconst answer = await ask(room, question);\n```',
  'The plan for this week:\n- finish the importer\n- measure the cold start\n- write it down',
  '> the last three tickets are about the same thing\nI noticed that too.',
  'See https://example.org/notes/42 for the details.',
  'ありがとうございます!',
  'Спасибо, посмотрю вечером.',
  'شكرا جزيلا',
  'This *works*, that does _not_, and `this` is code.',
];

/**
 * What people say, made from a few parts. The same numbers give the same words, so that two workspaces look alike.
 * @param random gives numbers from 0 to 1
 * @param others usernames to mention now and then
 */
export function smallTalk(random: () => number, others: readonly string[]): string {
  const roll = random();
  if (roll < 0.04) return pick(random, rarities);
  const sentence = `${pick(random, middles)}.${pick(random, endings)}`;
  if (roll < 0.1) return `@${pick(random, others)} ${sentence}`;
  if (roll < 0.55) return `${pick(random, openings)} ${sentence}`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** Numbers that look random enough for small talk and are the same in every run. */
export function repeatableRandom(seed: number): () => number {
  let state = seed;
  return () => {
    // A linear congruence modulo 2^32; its high bits, which are the ones used, are the good ones.
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function pick(random: () => number, list: readonly string[]): string {
  return list[Math.floor(random() * list.length)] ?? '';
}
