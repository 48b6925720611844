import { convertToTeamOf } from '../room-verbs/convert-to-team.ts';

export const channelsConvertToTeam = convertToTeamOf('channels');
