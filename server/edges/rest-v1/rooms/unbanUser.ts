import { banning } from './banning.ts';

export const roomsUnbanUser = banning('unbanUser');
