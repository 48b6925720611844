/** One native emoji. */
export interface EmojiEntry {
  /** Without colons; the first of its names. */
  readonly shortcode: string;
  readonly unicode: string;
  readonly label: string;
  readonly group: number;
  /** Folded words by which it is found. */
  readonly words: readonly string[];
  /** The same in the five skin tones, lightest first; empty where there are none. */
  readonly tones: readonly EmojiTone[];
  /** Of the picture of an emoji that this workspace added; those have no sign. */
  readonly path?: string;
}

export interface EmojiTone {
  readonly shortcode: string;
  readonly unicode: string;
}

/** The group of the workspace's own emoji. */
export const OWN_GROUP = -1;

export interface EmojiData {
  readonly all: readonly EmojiEntry[];
}

/** Shortcode (any of its names) → the sign itself. */
export type EmojiSigns = ReadonlyMap<string, string>;

let signs: Promise<EmojiSigns> | null = null;
let data: Promise<EmojiData> | null = null;

/** The signs of the shortcodes that Rocket.Chat uses. A part of its own: nobody waits for it to read a message. */
export function loadEmojiSigns(): Promise<EmojiSigns> {
  signs ??= import('emojibase-data/en/shortcodes/joypixels.json').then(({ default: shortcodes }) =>
    signsOf(shortcodes),
  );
  return signs;
}

/** All that is needed to choose one. In German they are called and found by German words too. */
export function loadEmojiData(
  language: string = globalThis.document?.documentElement.lang ?? 'en',
): Promise<EmojiData> {
  data ??= Promise.all([
    import('emojibase-data/en/compact.json'),
    import('emojibase-data/en/shortcodes/joypixels.json'),
    language === 'de' ? import('emojibase-data/de/compact.json') : null,
  ]).then(([compact, shortcodes, local]) => ({
    all: entriesOf(compact.default, shortcodes.default, local?.default ?? []),
  }));
  return data;
}

type Shortcodes = Readonly<Record<string, string | readonly string[]>>;

export function signsOf(shortcodes: Shortcodes): EmojiSigns {
  const found = new Map<string, string>();
  for (const [hexcode, names] of Object.entries(shortcodes)) {
    for (const name of [names].flat()) found.set(name, signOf(hexcode));
  }
  return found;
}

/** Signs that are text as well (❤, ☎) are asked for in colour. */
function signOf(hexcode: string): string {
  const points = hexcode.split('-').map((point) => Number.parseInt(point, 16));
  const sign = String.fromCodePoint(...points);
  return points.length === 1 && (points[0] ?? 0) < 0x1f000 ? `${sign}\ufe0f` : sign;
}

interface Compact {
  readonly hexcode: string;
  readonly label: string;
  readonly unicode: string;
  readonly group?: number | undefined;
  readonly tags?: readonly string[] | undefined;
  readonly skins?: readonly Pick<Compact, 'hexcode' | 'unicode'>[] | undefined;
}

export function entriesOf(
  compact: readonly Compact[],
  shortcodes: Shortcodes,
  local: readonly Compact[] = [],
): EmojiEntry[] {
  const inLanguage = new Map(local.map((one) => [one.hexcode, one]));
  return compact.flatMap(({ hexcode, label, unicode, group, tags = [], skins = [] }) => {
    const names = [shortcodes[hexcode] ?? []].flat();
    const [shortcode] = names;
    if (shortcode === undefined || group === undefined) return [];
    const own = inLanguage.get(hexcode);
    const words = [...names, label, ...tags, ...(own === undefined ? [] : [own.label, ...(own.tags ?? [])])];
    return [
      {
        shortcode,
        unicode,
        label: own?.label ?? label,
        group,
        words: words.map((word) => word.toLowerCase()),
        tones: tonesOf(skins, shortcodes),
      },
    ];
  });
}

/** Of two people there are 25 together; those of one hand or one person are numbered by their tone. */
function tonesOf(skins: NonNullable<Compact['skins']>, shortcodes: Shortcodes): EmojiTone[] {
  const tones = skins.flatMap(({ hexcode, unicode }) => {
    const shortcode = [shortcodes[hexcode] ?? []].flat().find((name) => /[^\d]_tone[1-5]$/.test(name));
    return shortcode === undefined ? [] : [{ shortcode, unicode }];
  });
  return tones.length === 5 ? tones : [];
}

/** An emoji in the tone that somebody prefers, 0 for none. */
export function inTone(entry: EmojiEntry, tone: number): EmojiTone {
  return entry.tones[tone - 1] ?? entry;
}

/** Emoji by what is looked for: those of that name, those whose name begins so, then other words that begin so or hold it. */
export function searchEmoji(data: EmojiData, text: string, limit: number): EmojiEntry[] {
  const wanted = text.trim().toLowerCase().replaceAll(':', '');
  const ranked = data.all.flatMap((entry) => {
    const rank = rankOf(entry, wanted);
    return rank === null ? [] : [{ entry, rank }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ entry }) => entry);
}

function rankOf({ shortcode, words }: EmojiEntry, wanted: string): number | null {
  if (shortcode === wanted) return 0;
  if (shortcode.startsWith(wanted)) return 1;
  if (words.some((word) => word.startsWith(wanted))) return 2;
  return words.some((word) => word.includes(wanted)) ? 3 : null;
}
