/** What every match of a pattern begins with. */
export interface RegexPrefix {
  readonly text: string;
  /** The pattern says nothing but this beginning. */
  readonly whole: boolean;
}

const PLAIN = /^[A-Za-z0-9 _\-@:/,;=!"'#%&~<>]$/;

/**
 * The fixed beginning of a pattern like `^abc.*`; undefined when there is none that is certain. Options that change what
 * `^` or a letter means rule it out.
 */
export function regexPrefix(pattern: string, options: string): RegexPrefix | undefined {
  if (options !== '' || !pattern.startsWith('^') || pattern.includes('|')) return undefined;
  let text = '';
  let at = 1;
  for (; at < pattern.length; at++) {
    const char = pattern.charAt(at);
    const escaped = char === '\\' && /^[^A-Za-z0-9]$/.test(pattern.charAt(at + 1));
    if (!escaped && !PLAIN.test(char)) break;
    const width = escaped ? 2 : 1;
    // A quantifier after the character may make it vanish.
    if (/^[*?{]$/.test(pattern.charAt(at + width))) break;
    text += pattern.charAt(at + width - 1);
    at += width - 1;
    if (pattern.charAt(at + 1) === '+') return { text, whole: false };
  }
  if (text === '') return undefined;
  const rest = pattern.slice(at);
  return { text, whole: rest === '' };
}
