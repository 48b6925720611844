/** Backgrounds on which white letters have a contrast of at least 4.5 : 1. */
const tones = ['#8b3a62', '#2f5d8a', '#2e6b4f', '#8a4b16', '#5b4a9c', '#9c3030', '#1f6f78', '#6b5a12'];

/** A picture for whoever has none: one or two letters of the name, always in the same colour. SVG. */
export function drawInitials(name: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200" viewBox="0 0 200 200"><rect width="200" height="200" fill="${toneOf(name)}"/><text x="100" y="104" fill="#fff" font-family="system-ui, sans-serif" font-size="88" font-weight="600" text-anchor="middle" dominant-baseline="central">${escape(initialsOf(name))}</text></svg>`;
}

/** `jane.doe` → JD, `alice` → A; a sign that is no letter stands for itself. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s._-]+/u).filter((word) => word !== '');
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => firstOf(word ?? ''));
  return letters.join('').toUpperCase() || '?';
}

/** A whole character, also where it takes two units of a string. */
function firstOf(word: string): string {
  return [...word][0] ?? '';
}

function toneOf(name: string): string {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return tones[sum % tones.length] ?? '#555';
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
