import type { Endpoint } from '../http/endpoint.ts';
import { channelsClose } from './channels/close.ts';
import { channelsCreate } from './channels/create.ts';
import { channelsHistory } from './channels/history.ts';
import { channelsInfo } from './channels/info.ts';
import { channelsInvite } from './channels/invite.ts';
import { channelsJoin } from './channels/join.ts';
import { channelsLeave } from './channels/leave.ts';
import { channelsListJoined } from './channels/list.joined.ts';
import { channelsList } from './channels/list.ts';
import { channelsMembers } from './channels/members.ts';
import { channelsMessages } from './channels/messages.ts';
import { channelsOpen } from './channels/open.ts';
import { chatDelete } from './chat/delete.ts';
import { chatGetMessage } from './chat/getMessage.ts';
import { chatPostMessage } from './chat/postMessage.ts';
import { chatSendMessage } from './chat/sendMessage.ts';
import { chatSyncMessages } from './chat/syncMessages.ts';
import { chatUpdate } from './chat/update.ts';
import { groupsClose } from './groups/close.ts';
import { groupsCreate } from './groups/create.ts';
import { groupsHistory } from './groups/history.ts';
import { groupsInfo } from './groups/info.ts';
import { groupsInvite } from './groups/invite.ts';
import { groupsLeave } from './groups/leave.ts';
import { groupsList } from './groups/list.ts';
import { groupsMembers } from './groups/members.ts';
import { groupsMessages } from './groups/messages.ts';
import { groupsOpen } from './groups/open.ts';
import { imClose } from './im/close.ts';
import { imCreate } from './im/create.ts';
import { imHistory } from './im/history.ts';
import { imList } from './im/list.ts';
import { imMembers } from './im/members.ts';
import { imMessages } from './im/messages.ts';
import { imOpen } from './im/open.ts';
import { info, infoV1 } from './info.ts';
import { integrationsCreate } from './integrations/create.ts';
import { integrationsList } from './integrations/list.ts';
import { integrationsRemove } from './integrations/remove.ts';
import { loginEndpoint } from './login.ts';
import { logout, logoutByGet } from './logout.ts';
import { me } from './me.ts';
import { permissionsListAll } from './permissions/listAll.ts';
import { permissionsUpdate } from './permissions/update.ts';
import { rolesList } from './roles/list.ts';
import { roomsFavorite } from './rooms/favorite.ts';
import { roomsGet } from './rooms/get.ts';
import { roomsInfo } from './rooms/info.ts';
import { roomsLeave } from './rooms/leave.ts';
import { roomsMedia, roomsMediaConfirm, roomsUpload } from './rooms/upload.ts';
import { settingsGet } from './settings/get.ts';
import { settingsList } from './settings/list.ts';
import { settingsPublic } from './settings/public.ts';
import { settingsSet } from './settings/set.ts';
import { subscriptionsGet } from './subscriptions/get.ts';
import { subscriptionsGetOne } from './subscriptions/getOne.ts';
import { subscriptionsRead } from './subscriptions/read.ts';
import { usersGetPresence } from './users/getPresence.ts';
import { usersGetStatus } from './users/getStatus.ts';
import { usersInfo } from './users/info.ts';
import { usersList } from './users/list.ts';
import { usersPresence } from './users/presence.ts';
import { usersRegister } from './users/register.ts';
import { usersSetStatus } from './users/setStatus.ts';

const im: readonly Endpoint[] = [imClose, imCreate, imHistory, imList, imMembers, imMessages, imOpen];

/** `dm.*` is another name for all of `im.*`. */
const dm = im.map((endpoint): Endpoint => ({ ...endpoint, path: endpoint.path.replace('/im.', '/dm.') }));

/** Every endpoint of the Rocket.Chat dialect. */
export const restV1Endpoints: readonly Endpoint[] = [
  info,
  infoV1,
  loginEndpoint,
  logout,
  logoutByGet,
  me,
  usersGetPresence,
  usersGetStatus,
  usersInfo,
  usersList,
  usersPresence,
  usersRegister,
  usersSetStatus,
  channelsClose,
  channelsCreate,
  channelsHistory,
  channelsInfo,
  channelsInvite,
  channelsJoin,
  channelsLeave,
  channelsListJoined,
  channelsList,
  channelsMembers,
  channelsMessages,
  channelsOpen,
  groupsClose,
  groupsCreate,
  groupsHistory,
  groupsInfo,
  groupsInvite,
  groupsLeave,
  groupsList,
  groupsMembers,
  groupsMessages,
  groupsOpen,
  ...im,
  ...dm,
  roomsFavorite,
  roomsGet,
  roomsInfo,
  roomsLeave,
  roomsMedia,
  roomsMediaConfirm,
  roomsUpload,
  subscriptionsGet,
  subscriptionsGetOne,
  subscriptionsRead,
  chatDelete,
  chatGetMessage,
  chatPostMessage,
  chatSendMessage,
  chatSyncMessages,
  chatUpdate,
  settingsGet,
  settingsList,
  settingsPublic,
  settingsSet,
  permissionsListAll,
  permissionsUpdate,
  rolesList,
  integrationsCreate,
  integrationsList,
  integrationsRemove,
];
