import { setCustomFieldsOf } from '../room-verbs/change.ts';

export const channelsSetCustomFields = setCustomFieldsOf('channels');
