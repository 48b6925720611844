const KEY = 'parley.emoji';
const USUAL = ['thumbsup', 'heart', 'tada', 'joy', 'eyes', 'white_check_mark'];

/** The shortcodes that this device used most, filled up with usual ones. */
export function frequentEmoji(count: number): string[] {
  const used = Object.entries(read()).sort(([, a], [, b]) => b - a);
  return [...new Set([...used.map(([shortcode]) => shortcode), ...USUAL])].slice(0, count);
}

export function countEmoji(shortcode: string): void {
  const used = read();
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...used, [shortcode]: (used[shortcode] ?? 0) + 1 }));
  } catch {
    // Storage is full or forbidden: then nothing is remembered.
  }
}

function read(): Record<string, number> {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    if (typeof held !== 'object' || held === null) return {};
    return Object.fromEntries(
      Object.entries(held).filter((one): one is [string, number] => typeof one[1] === 'number'),
    );
  } catch {
    return {};
  }
}
