import { renameOf } from '../room-verbs/change.ts';

export const channelsRename = renameOf('channels');
