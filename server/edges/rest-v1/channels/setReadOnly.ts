import { setReadOnlyOf } from '../room-verbs/change.ts';

export const channelsSetReadOnly = setReadOnlyOf('channels');
