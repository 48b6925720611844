import { textOf } from '../room-verbs/change.ts';

export const channelsSetAnnouncement = textOf('channels', 'Announcement');
