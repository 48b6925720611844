import { setCustomFieldsOf } from '../room-verbs/change.ts';

export const groupsSetCustomFields = setCustomFieldsOf('groups');
