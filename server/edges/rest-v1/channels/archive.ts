import { archivingOf } from '../room-verbs/archive.ts';

export const channelsArchive = archivingOf('channels', 'archive');
