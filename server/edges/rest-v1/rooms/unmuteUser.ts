import { mutingOf } from './muting.ts';

export const roomsUnmuteUser = mutingOf('unmuteUser');
