import { filesOf } from '../room-verbs/files.ts';

export const imFiles = filesOf('im');
