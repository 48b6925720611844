import type { Endpoint } from '../http/endpoint.ts';
import { channelsAddLeader } from './channels/addLeader.ts';
import { channelsAddModerator } from './channels/addModerator.ts';
import { channelsAddOwner } from './channels/addOwner.ts';
import { channelsArchive } from './channels/archive.ts';
import { channelsClose } from './channels/close.ts';
import { channelsCounters } from './channels/counters.ts';
import { channelsCreate } from './channels/create.ts';
import { channelsDelete } from './channels/delete.ts';
import { channelsFiles } from './channels/files.ts';
import { channelsHistory } from './channels/history.ts';
import { channelsImages } from './channels/images.ts';
import { channelsInfo } from './channels/info.ts';
import { channelsInvite } from './channels/invite.ts';
import { channelsJoin } from './channels/join.ts';
import { channelsKick } from './channels/kick.ts';
import { channelsLeave } from './channels/leave.ts';
import { channelsListJoined } from './channels/list.joined.ts';
import { channelsList } from './channels/list.ts';
import { channelsMembers } from './channels/members.ts';
import { channelsMessages } from './channels/messages.ts';
import { channelsModerators } from './channels/moderators.ts';
import { channelsOpen } from './channels/open.ts';
import { channelsRemoveLeader } from './channels/removeLeader.ts';
import { channelsRemoveModerator } from './channels/removeModerator.ts';
import { channelsRemoveOwner } from './channels/removeOwner.ts';
import { channelsRename } from './channels/rename.ts';
import { channelsRoles } from './channels/roles.ts';
import { channelsSetAnnouncement } from './channels/setAnnouncement.ts';
import { channelsSetDefault } from './channels/setDefault.ts';
import { channelsSetDescription } from './channels/setDescription.ts';
import { channelsSetPurpose } from './channels/setPurpose.ts';
import { channelsSetReadOnly } from './channels/setReadOnly.ts';
import { channelsSetTopic } from './channels/setTopic.ts';
import { channelsSetType } from './channels/setType.ts';
import { channelsUnarchive } from './channels/unarchive.ts';
import { groupsAddLeader } from './groups/addLeader.ts';
import { groupsAddModerator } from './groups/addModerator.ts';
import { groupsAddOwner } from './groups/addOwner.ts';
import { groupsArchive } from './groups/archive.ts';
import { groupsClose } from './groups/close.ts';
import { groupsCounters } from './groups/counters.ts';
import { groupsCreate } from './groups/create.ts';
import { groupsDelete } from './groups/delete.ts';
import { groupsFiles } from './groups/files.ts';
import { groupsHistory } from './groups/history.ts';
import { groupsInfo } from './groups/info.ts';
import { groupsInvite } from './groups/invite.ts';
import { groupsKick } from './groups/kick.ts';
import { groupsLeave } from './groups/leave.ts';
import { groupsList } from './groups/list.ts';
import { groupsMembers } from './groups/members.ts';
import { groupsMessages } from './groups/messages.ts';
import { groupsModerators } from './groups/moderators.ts';
import { groupsOpen } from './groups/open.ts';
import { groupsRemoveLeader } from './groups/removeLeader.ts';
import { groupsRemoveModerator } from './groups/removeModerator.ts';
import { groupsRemoveOwner } from './groups/removeOwner.ts';
import { groupsRename } from './groups/rename.ts';
import { groupsRoles } from './groups/roles.ts';
import { groupsSetAnnouncement } from './groups/setAnnouncement.ts';
import { groupsSetDescription } from './groups/setDescription.ts';
import { groupsSetPurpose } from './groups/setPurpose.ts';
import { groupsSetReadOnly } from './groups/setReadOnly.ts';
import { groupsSetTopic } from './groups/setTopic.ts';
import { groupsSetType } from './groups/setType.ts';
import { groupsUnarchive } from './groups/unarchive.ts';
import { imClose } from './im/close.ts';
import { imCounters } from './im/counters.ts';
import { imCreate } from './im/create.ts';
import { imDelete } from './im/delete.ts';
import { imFiles } from './im/files.ts';
import { imHistory } from './im/history.ts';
import { imList } from './im/list.ts';
import { imMembers } from './im/members.ts';
import { imMessages } from './im/messages.ts';
import { imOpen } from './im/open.ts';
import { imSetTopic } from './im/setTopic.ts';
import { roomsChangeArchivationState } from './rooms/changeArchivationState.ts';
import { roomsDelete } from './rooms/delete.ts';
import { roomsFavorite } from './rooms/favorite.ts';
import { roomsGet } from './rooms/get.ts';
import { roomsInfo } from './rooms/info.ts';
import { roomsIsMember } from './rooms/isMember.ts';
import { roomsLeave } from './rooms/leave.ts';
import { roomsMuteUser } from './rooms/muteUser.ts';
import { roomsNameExists } from './rooms/nameExists.ts';
import { roomsSaveRoomSettings } from './rooms/saveRoomSettings.ts';
import { roomsSaveNotification } from './rooms/saveNotification.ts';
import { roomsUnmuteUser } from './rooms/unmuteUser.ts';
import { channelsSetJoinCode } from './channels/setJoinCode.ts';
import { channelsSetCustomFields } from './channels/setCustomFields.ts';
import { channelsAddAll } from './channels/addAll.ts';
import { channelsOnline } from './channels/online.ts';
import { channelsConvertToTeam } from './channels/convertToTeam.ts';
import { channelsGetIntegrations } from './channels/getIntegrations.ts';
import { channelsAnonymousread } from './channels/anonymousread.ts';
import { channelsGetAllUserMentionsByChannel } from './channels/getAllUserMentionsByChannel.ts';
import { groupsSetCustomFields } from './groups/setCustomFields.ts';
import { groupsAddAll } from './groups/addAll.ts';
import { groupsOnline } from './groups/online.ts';
import { groupsConvertToTeam } from './groups/convertToTeam.ts';
import { groupsGetIntegrations } from './groups/getIntegrations.ts';
import { groupsListAll } from './groups/listAll.ts';
import { groupsSetEncrypted } from './groups/setEncrypted.ts';
import { imListEveryone } from './im/list.everyone.ts';
import { imMessagesOthers } from './im/messages.others.ts';
import { roomsCreateDiscussion } from './rooms/createDiscussion.ts';
import { roomsGetDiscussions } from './rooms/getDiscussions.ts';
import { roomsBanUser } from './rooms/banUser.ts';
import { roomsUnbanUser } from './rooms/unbanUser.ts';
import { roomsBannedUsers } from './rooms/bannedUsers.ts';
import { roomsHide } from './rooms/hide.ts';
import { roomsImages } from './rooms/images.ts';
import { roomsOpen } from './rooms/open.ts';
import { roomsJoin } from './rooms/join.ts';
import { roomsRoles } from './rooms/roles.ts';
import { roomsMembersOrderedByRole } from './rooms/membersOrderedByRole.ts';
import { roomsAdminRooms } from './rooms/adminRooms.ts';
import { roomsAdminRoomsGetRoom } from './rooms/adminRooms.getRoom.ts';
import { roomsAutocompleteChannelAndPrivate } from './rooms/autocomplete.channelAndPrivate.ts';
import { roomsAutocompleteChannelAndPrivateWithPagination } from './rooms/autocomplete.channelAndPrivate.withPagination.ts';
import { roomsAutocompleteAvailableForTeams } from './rooms/autocomplete.availableForTeams.ts';
import { roomsAutocompleteAdminRooms } from './rooms/autocomplete.adminRooms.ts';
import { roomsUpload, roomsMedia, roomsMediaConfirm } from './rooms/upload.ts';

const im: readonly Endpoint[] = [
  imClose,
  imCounters,
  imCreate,
  imDelete,
  imFiles,
  imHistory,
  imList,
  imMembers,
  imMessages,
  imOpen,
  imSetTopic,
  imListEveryone,
  imMessagesOthers,
];

/** `dm.*` is another name for all of `im.*`. */
const dm = im.map((endpoint): Endpoint => ({ ...endpoint, path: endpoint.path.replace('/im.', '/dm.') }));

const channels: readonly Endpoint[] = [
  channelsAddLeader,
  channelsAddModerator,
  channelsAddOwner,
  channelsArchive,
  channelsClose,
  channelsCounters,
  channelsCreate,
  channelsDelete,
  channelsFiles,
  channelsHistory,
  channelsImages,
  channelsInfo,
  channelsInvite,
  channelsJoin,
  channelsKick,
  channelsLeave,
  channelsListJoined,
  channelsList,
  channelsMembers,
  channelsMessages,
  channelsModerators,
  channelsOpen,
  channelsRemoveLeader,
  channelsRemoveModerator,
  channelsRemoveOwner,
  channelsRename,
  channelsRoles,
  channelsSetAnnouncement,
  channelsSetDefault,
  channelsSetDescription,
  channelsSetPurpose,
  channelsSetReadOnly,
  channelsSetTopic,
  channelsSetType,
  channelsUnarchive,
  channelsSetJoinCode,
  channelsSetCustomFields,
  channelsAddAll,
  channelsOnline,
  channelsConvertToTeam,
  channelsGetIntegrations,
  channelsAnonymousread,
  channelsGetAllUserMentionsByChannel,
];

const groups: readonly Endpoint[] = [
  groupsAddLeader,
  groupsAddModerator,
  groupsAddOwner,
  groupsArchive,
  groupsClose,
  groupsCounters,
  groupsCreate,
  groupsDelete,
  groupsFiles,
  groupsHistory,
  groupsInfo,
  groupsInvite,
  groupsKick,
  groupsLeave,
  groupsList,
  groupsMembers,
  groupsMessages,
  groupsModerators,
  groupsOpen,
  groupsRemoveLeader,
  groupsRemoveModerator,
  groupsRemoveOwner,
  groupsRename,
  groupsRoles,
  groupsSetAnnouncement,
  groupsSetDescription,
  groupsSetPurpose,
  groupsSetReadOnly,
  groupsSetTopic,
  groupsSetType,
  groupsUnarchive,
  groupsSetCustomFields,
  groupsAddAll,
  groupsOnline,
  groupsConvertToTeam,
  groupsGetIntegrations,
  groupsListAll,
  groupsSetEncrypted,
];

export const roomEndpoints: readonly Endpoint[] = [
  ...channels,
  ...groups,
  ...im,
  ...dm,
  roomsChangeArchivationState,
  roomsDelete,
  roomsFavorite,
  roomsGet,
  roomsInfo,
  roomsIsMember,
  roomsLeave,
  roomsMuteUser,
  roomsNameExists,
  roomsSaveNotification,
  roomsSaveRoomSettings,
  roomsUnmuteUser,
  roomsCreateDiscussion,
  roomsGetDiscussions,
  roomsBanUser,
  roomsUnbanUser,
  roomsBannedUsers,
  roomsHide,
  roomsImages,
  roomsOpen,
  roomsJoin,
  roomsRoles,
  roomsMembersOrderedByRole,
  roomsAdminRooms,
  roomsAdminRoomsGetRoom,
  roomsAutocompleteChannelAndPrivate,
  roomsAutocompleteChannelAndPrivateWithPagination,
  roomsAutocompleteAvailableForTeams,
  roomsAutocompleteAdminRooms,
  roomsUpload,
  roomsMedia,
  roomsMediaConfirm,
];
