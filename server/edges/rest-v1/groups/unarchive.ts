import { archivingOf } from '../room-verbs/archive.ts';

export const groupsUnarchive = archivingOf('groups', 'unarchive');
