export { changeEmoji, createEmoji, emojiSince, listEmoji, readEmoji, removeEmoji } from './custom-emoji.ts';
export type { CustomEmoji } from '../../models/custom-emoji.ts';
