import { filesOf } from '../room-verbs/files.ts';

export const groupsFiles = filesOf('groups');
