import { pinning } from './keep.ts';

export const chatPinMessage = pinning('pinMessage');
