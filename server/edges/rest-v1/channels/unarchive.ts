import { archivingOf } from '../room-verbs/archive.ts';

export const channelsUnarchive = archivingOf('channels', 'unarchive');
