import { archivingOf } from '../room-verbs/archive.ts';

export const groupsArchive = archivingOf('groups', 'archive');
