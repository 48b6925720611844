export { changeSound, createSound, getSound, listSounds, readSound, removeSound } from './custom-sounds.ts';
export type { CustomSound } from '../../models/custom-sounds.ts';
