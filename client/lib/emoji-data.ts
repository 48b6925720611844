/** One native emoji. */
export interface EmojiEntry {
  /** Without colons; the first of its names. */
  readonly shortcode: string;
  readonly unicode: string;
  readonly label: string;
  readonly group: number;
  /** Folded words by which it is found. */
  readonly words: readonly string[];
}

export interface EmojiData {
  readonly all: readonly EmojiEntry[];
  /** Shortcode (any of its names) → the sign itself. */
  readonly byShortcode: ReadonlyMap<string, string>;
}

let loading: Promise<EmojiData> | null = null;

/** The native emoji with the shortcodes that Rocket.Chat uses. A part of its own: nobody waits for it to read a message. */
export function loadEmojiData(): Promise<EmojiData> {
  loading ??= Promise.all([
    import('emojibase-data/en/compact.json'),
    import('emojibase-data/en/shortcodes/joypixels.json'),
  ]).then(([compact, shortcodes]) => assemble(compact.default, shortcodes.default));
  return loading;
}

interface Compact {
  readonly hexcode: string;
  readonly label: string;
  readonly unicode: string;
  readonly group?: number | undefined;
  readonly tags?: readonly string[] | undefined;
}

function assemble(
  compact: readonly Compact[],
  shortcodes: Readonly<Record<string, string | readonly string[]>>,
): EmojiData {
  const byShortcode = new Map<string, string>();
  const all: EmojiEntry[] = [];
  for (const { hexcode, label, unicode, group, tags = [] } of compact) {
    const names = [shortcodes[hexcode] ?? []].flat();
    for (const name of names) byShortcode.set(name, unicode);
    const [shortcode] = names;
    if (shortcode === undefined || group === undefined) continue;
    all.push({ shortcode, unicode, label, group, words: [...names, label, ...tags].map((word) => word.toLowerCase()) });
  }
  return { all, byShortcode };
}

/** Emoji whose words begin with or hold what is looked for; beginnings first. */
export function searchEmoji(data: EmojiData, text: string, limit: number): EmojiEntry[] {
  const wanted = text.trim().toLowerCase().replaceAll(':', '');
  const begins: EmojiEntry[] = [];
  const holds: EmojiEntry[] = [];
  for (const entry of data.all) {
    if (entry.words.some((word) => word.startsWith(wanted))) begins.push(entry);
    else if (entry.words.some((word) => word.includes(wanted))) holds.push(entry);
    if (begins.length >= limit) break;
  }
  return [...begins, ...holds].slice(0, limit);
}
