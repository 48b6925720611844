import { mutingOf } from './muting.ts';

export const roomsMuteUser = mutingOf('muteUser');
