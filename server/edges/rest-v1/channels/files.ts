import { filesOf } from '../room-verbs/files.ts';

export const channelsFiles = filesOf('channels');
