import { textOf } from '../room-verbs/change.ts';

export const channelsSetPurpose = textOf('channels', 'Purpose');
