import { convertToTeamOf } from '../room-verbs/convert-to-team.ts';

export const groupsConvertToTeam = convertToTeamOf('groups');
