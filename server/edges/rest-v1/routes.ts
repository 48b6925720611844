import type { Endpoint } from '../http/endpoint.ts';
import { importEndpoints } from './routes-of-import.ts';
import { laterEndpoints } from './routes-of-later.ts';
import { roomEndpoints } from './routes-of-rooms.ts';
import { teamEndpoints } from './routes-of-teams.ts';
import { chatDelete } from './chat/delete.ts';
import { chatFollowMessage } from './chat/followMessage.ts';
import { chatGetDeletedMessages } from './chat/getDeletedMessages.ts';
import { chatGetDiscussions } from './chat/getDiscussions.ts';
import { chatGetMentionedMessages } from './chat/getMentionedMessages.ts';
import { chatGetMessage } from './chat/getMessage.ts';
import { chatGetURLPreview } from './chat/getURLPreview.ts';
import { chatGetMessageReadReceipts } from './chat/getMessageReadReceipts.ts';
import { chatGetPinnedMessages } from './chat/getPinnedMessages.ts';
import { chatGetStarredMessages } from './chat/getStarredMessages.ts';
import { chatGetThreadMessages } from './chat/getThreadMessages.ts';
import { chatGetThreadsList } from './chat/getThreadsList.ts';
import { chatIgnoreUser } from './chat/ignoreUser.ts';
import { chatPinMessage } from './chat/pinMessage.ts';
import { chatPostMessage } from './chat/postMessage.ts';
import { chatReact } from './chat/react.ts';
import { chatReportMessage } from './chat/reportMessage.ts';
import { chatSearch } from './chat/search.ts';
import { chatSendMessage } from './chat/sendMessage.ts';
import { chatStarMessage } from './chat/starMessage.ts';
import { chatSyncMessages } from './chat/syncMessages.ts';
import { chatSyncThreadMessages } from './chat/syncThreadMessages.ts';
import { chatSyncThreadsList } from './chat/syncThreadsList.ts';
import { chatUnPinMessage } from './chat/unPinMessage.ts';
import { chatUnStarMessage } from './chat/unStarMessage.ts';
import { chatUnfollowMessage } from './chat/unfollowMessage.ts';
import { chatUpdate } from './chat/update.ts';
import { commandsGet } from './commands/get.ts';
import { commandsList } from './commands/list.ts';
import { commandsRun } from './commands/run.ts';
import { customUserStatusCreate } from './custom-user-status/create.ts';
import { customUserStatusDelete } from './custom-user-status/delete.ts';
import { customUserStatusList } from './custom-user-status/list.ts';
import { customUserStatusUpdate } from './custom-user-status/update.ts';
import { directory } from './directory.ts';
import { customSoundsCreate } from './custom-sounds/create.ts';
import { customSoundsDelete } from './custom-sounds/delete.ts';
import { customSoundsGetOne } from './custom-sounds/getOne.ts';
import { customSoundsList } from './custom-sounds/list.ts';
import { customSoundsUpdate } from './custom-sounds/update.ts';
import { emojiCustomAll } from './emoji-custom/all.ts';
import { emojiCustomCreate } from './emoji-custom/create.ts';
import { emojiCustomDelete } from './emoji-custom/delete.ts';
import { emojiCustomList } from './emoji-custom/list.ts';
import { emojiCustomUpdate } from './emoji-custom/update.ts';
import { info, infoV1 } from './info.ts';
import { integrationsCreate } from './integrations/create.ts';
import { integrationsGet } from './integrations/get.ts';
import { integrationsList } from './integrations/list.ts';
import { integrationsRemove } from './integrations/remove.ts';
import { loginEndpoint } from './login.ts';
import { logout, logoutByGet } from './logout.ts';
import { me } from './me.ts';
import { permissionsListAll } from './permissions/listAll.ts';
import { permissionsUpdate } from './permissions/update.ts';
import { pwGetPolicy } from './pw.getPolicy.ts';
import { rolesAddUserToRole } from './roles/addUserToRole.ts';
import { rolesGetUsersInPublicRoles } from './roles/getUsersInPublicRoles.ts';
import { rolesGetUsersInRole } from './roles/getUsersInRole.ts';
import { rolesList } from './roles/list.ts';
import { rolesRemoveUserFromRole } from './roles/removeUserFromRole.ts';
import { settingsGet } from './settings/get.ts';
import { settingsList } from './settings/list.ts';
import { settingsOauth } from './settings/oauth.ts';
import { settingsPublic } from './settings/public.ts';
import { settingsSet } from './settings/set.ts';
import { spotlight } from './spotlight.ts';
import { subscriptionsGet } from './subscriptions/get.ts';
import { subscriptionsGetOne } from './subscriptions/getOne.ts';
import { subscriptionsRead } from './subscriptions/read.ts';
import { subscriptionsUnread } from './subscriptions/unread.ts';
import { usersAutocomplete } from './users/autocomplete.ts';
import { usersCheckUsernameAvailability } from './users/checkUsernameAvailability.ts';
import { usersCreate } from './users/create.ts';
import { usersGetPreferences } from './users/getPreferences.ts';
import { usersGetPresence } from './users/getPresence.ts';
import { usersGetStatus } from './users/getStatus.ts';
import { usersGetAvatar } from './users/getAvatar.ts';
import { usersGetAvatarSuggestion } from './users/getAvatarSuggestion.ts';
import { usersInfo } from './users/info.ts';
import { usersResetAvatar } from './users/resetAvatar.ts';
import { usersSetAvatar } from './users/setAvatar.ts';
import { usersList } from './users/list.ts';
import { usersPresence } from './users/presence.ts';
import { usersRegister } from './users/register.ts';
import { usersRemoveOtherTokens } from './users/removeOtherTokens.ts';
import { usersSetActiveStatus } from './users/setActiveStatus.ts';
import { usersSetPreferences } from './users/setPreferences.ts';
import { usersSetStatus } from './users/setStatus.ts';
import { usersUpdateOwnBasicInfo } from './users/updateOwnBasicInfo.ts';
import { videoConferenceCancel } from './video-conference/cancel.ts';
import { videoConferenceInfo } from './video-conference/info.ts';
import { videoConferenceJoin } from './video-conference/join.ts';
import { videoConferenceList } from './video-conference/list.ts';
import { videoConferenceCapabilities, videoConferenceProviders } from './video-conference/providers.ts';
import { videoConferenceStart } from './video-conference/start.ts';

const general: readonly Endpoint[] = [
  directory,
  info,
  infoV1,
  loginEndpoint,
  logout,
  logoutByGet,
  me,
  pwGetPolicy,
  spotlight,
];

const users: readonly Endpoint[] = [
  usersAutocomplete,
  usersCheckUsernameAvailability,
  usersCreate,
  usersGetPreferences,
  usersGetPresence,
  usersGetStatus,
  usersGetAvatar,
  usersGetAvatarSuggestion,
  usersInfo,
  usersResetAvatar,
  usersSetAvatar,
  usersList,
  usersPresence,
  usersRegister,
  usersRemoveOtherTokens,
  usersSetActiveStatus,
  usersSetPreferences,
  usersSetStatus,
  usersUpdateOwnBasicInfo,
];

const messages: readonly Endpoint[] = [
  subscriptionsGet,
  subscriptionsGetOne,
  subscriptionsRead,
  subscriptionsUnread,
  chatDelete,
  chatFollowMessage,
  chatGetDeletedMessages,
  chatGetDiscussions,
  chatGetMentionedMessages,
  chatGetMessage,
  chatGetURLPreview,
  chatGetMessageReadReceipts,
  chatGetPinnedMessages,
  chatGetStarredMessages,
  chatGetThreadMessages,
  chatGetThreadsList,
  chatIgnoreUser,
  chatPinMessage,
  chatPostMessage,
  chatReact,
  chatReportMessage,
  chatSearch,
  chatSendMessage,
  chatStarMessage,
  chatSyncMessages,
  chatSyncThreadMessages,
  chatSyncThreadsList,
  chatUnPinMessage,
  chatUnStarMessage,
  chatUnfollowMessage,
  chatUpdate,
];

const administration: readonly Endpoint[] = [
  settingsGet,
  settingsList,
  settingsOauth,
  settingsPublic,
  settingsSet,
  permissionsListAll,
  permissionsUpdate,
  rolesAddUserToRole,
  rolesGetUsersInPublicRoles,
  rolesGetUsersInRole,
  rolesList,
  rolesRemoveUserFromRole,
  integrationsCreate,
  integrationsGet,
  integrationsList,
  integrationsRemove,
  customUserStatusCreate,
  customUserStatusDelete,
  customUserStatusList,
  customUserStatusUpdate,
  customSoundsCreate,
  customSoundsDelete,
  customSoundsGetOne,
  customSoundsList,
  customSoundsUpdate,
  emojiCustomAll,
  emojiCustomCreate,
  emojiCustomDelete,
  emojiCustomList,
  emojiCustomUpdate,
  commandsGet,
  commandsList,
  commandsRun,
];

/** Every endpoint of the Rocket.Chat dialect. */
export const restV1Endpoints: readonly Endpoint[] = [
  ...general,
  ...users,
  ...roomEndpoints,
  ...teamEndpoints,
  ...messages,
  ...importEndpoints,
  ...laterEndpoints,
  ...administration,
  videoConferenceCancel,
  videoConferenceCapabilities,
  videoConferenceInfo,
  videoConferenceJoin,
  videoConferenceList,
  videoConferenceProviders,
  videoConferenceStart,
];
