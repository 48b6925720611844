import type { Endpoint } from '../http/endpoint.ts';
import { teamsCreate } from './teams/create.ts';
import { teamsList } from './teams/list.ts';
import { teamsListAll } from './teams/listAll.ts';
import { teamsInfo } from './teams/info.ts';
import { teamsDelete } from './teams/delete.ts';
import { teamsConvertToChannel } from './teams/convertToChannel.ts';
import { teamsUpdate } from './teams/update.ts';
import { teamsMembers } from './teams/members.ts';
import { teamsAddMembers } from './teams/addMembers.ts';
import { teamsUpdateMember } from './teams/updateMember.ts';
import { teamsRemoveMember } from './teams/removeMember.ts';
import { teamsLeave } from './teams/leave.ts';
import { teamsAddRooms } from './teams/addRooms.ts';
import { teamsRemoveRoom } from './teams/removeRoom.ts';
import { teamsUpdateRoom } from './teams/updateRoom.ts';
import { teamsListRooms } from './teams/listRooms.ts';
import { teamsListRoomsOfUser } from './teams/listRoomsOfUser.ts';
import { teamsListChildren } from './teams/listChildren.ts';
import { teamsAutocomplete } from './teams/autocomplete.ts';
import { findOrCreateInvite } from './invites/findOrCreateInvite.ts';
import { listInvites } from './invites/listInvites.ts';
import { removeInvite } from './invites/removeInvite.ts';
import { useInviteToken } from './invites/useInviteToken.ts';
import { validateInviteToken } from './invites/validateInviteToken.ts';

const teams: readonly Endpoint[] = [
  teamsCreate,
  teamsList,
  teamsListAll,
  teamsInfo,
  teamsDelete,
  teamsConvertToChannel,
  teamsUpdate,
  teamsMembers,
  teamsAddMembers,
  teamsUpdateMember,
  teamsRemoveMember,
  teamsLeave,
  teamsAddRooms,
  teamsRemoveRoom,
  teamsUpdateRoom,
  teamsListRooms,
  teamsListRoomsOfUser,
  teamsListChildren,
  teamsAutocomplete,
];

const invites: readonly Endpoint[] = [
  findOrCreateInvite,
  listInvites,
  removeInvite,
  useInviteToken,
  validateInviteToken,
];

export const teamEndpoints: readonly Endpoint[] = [...teams, ...invites];
