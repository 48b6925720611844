import { banning } from './banning.ts';

export const roomsBanUser = banning('banUser');
