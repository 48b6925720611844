import { pinning } from './keep.ts';

export const chatUnPinMessage = pinning('unPinMessage');
