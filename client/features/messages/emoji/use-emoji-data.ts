import { loadEmojiData, loadEmojiSigns } from '../../../lib/emoji-data.ts';
import { createLoadedHook } from './use-loaded.ts';

export const useEmojiData = createLoadedHook(loadEmojiData);
export const useEmojiSigns = createLoadedHook(loadEmojiSigns);
