export { accessTeam, type TeamReference } from './access-team.ts';
export { convertToTeam, createTeam, type TeamPlan } from './create-team.ts';
export { convertToChannel, deleteTeam } from './end-team.ts';
export { countTeamRooms, directoryOfTeams, listAllTeams, listOwnTeams, teamOf } from './list-teams.ts';
export { addToTeam, leaveTeam, removeFromTeam, setTeamRoles } from './team-members.ts';
export { addRoomsToTeam, listTeamRooms, listTeamRoomsOf, removeRoomFromTeam, setTeamDefault } from './team-rooms.ts';
