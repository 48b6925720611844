import { textOf } from '../room-verbs/change.ts';

export const groupsSetAnnouncement = textOf('groups', 'Announcement');
