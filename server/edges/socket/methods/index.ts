import { methodInputs } from '../../../contracts/methods.ts';
import type { Method } from '../method.ts';
import { commandList } from './command-list.ts';
import { commandRun } from './command-run.ts';
import { directOpen } from './direct-open.ts';
import { directoryRooms } from './directory-rooms.ts';
import { directoryUsers } from './directory-users.ts';
import { draftSave } from './draft-save.ts';
import { exportMail } from './export-mail.ts';
import { exportOwnData } from './export-own-data.ts';
import { exportRoom } from './export-room.ts';
import { fileDelete } from './file-delete.ts';
import { fileDescribe } from './file-describe.ts';
import { fileListOwn } from './file-list-own.ts';
import { emojiList } from './emoji-list.ts';
import { emojiRemove } from './emoji-remove.ts';
import { soundList } from './sound-list.ts';
import { soundRemove } from './sound-remove.ts';
import { importCancel } from './import-cancel.ts';
import { importGet } from './import-get.ts';
import { importList } from './import-list.ts';
import { importStart } from './import-start.ts';
import { messageAround } from './message-around.ts';
import { messageCatchUp } from './message-catch-up.ts';
import { messageDelete } from './message-delete.ts';
import { messageEdit } from './message-edit.ts';
import { messageErased } from './message-erased.ts';
import { messageHideLinks } from './message-hide-links.ts';
import { messageList } from './message-list.ts';
import { messagePage } from './message-page.ts';
import { messagePin } from './message-pin.ts';
import { messageQuoted } from './message-quoted.ts';
import { messageReact } from './message-react.ts';
import { messageReceipts } from './message-receipts.ts';
import { messageReport } from './message-report.ts';
import { messageSearch } from './message-search.ts';
import { messageSend } from './message-send.ts';
import { messageStar } from './message-star.ts';
import { messageVersions } from './message-versions.ts';
import { pollClose } from './poll-close.ts';
import { pollCreate } from './poll-create.ts';
import { pollOwnVote } from './poll-own-vote.ts';
import { pollVote } from './poll-vote.ts';
import { presenceActivity } from './presence-activity.ts';
import { presenceSet } from './presence-set.ts';
import { presenceWatch } from './presence-watch.ts';
import { reminderChange } from './reminder-change.ts';
import { reminderComplete } from './reminder-complete.ts';
import { reminderCreate } from './reminder-create.ts';
import { reminderDelete } from './reminder-delete.ts';
import { roomBan } from './room-ban.ts';
import { roomBanned } from './room-banned.ts';
import { directAdd } from './direct-add.ts';
import { discussionCreate } from './discussion-create.ts';
import { discussionList } from './discussion-list.ts';
import { directoryTeams } from './directory-teams.ts';
import { roomPrune } from './room-prune.ts';
import { roomRetention } from './room-retention.ts';
import { teamCreate } from './team-create.ts';
import { teamConvert } from './team-convert.ts';
import { teamDissolve } from './team-dissolve.ts';
import { teamDelete } from './team-delete.ts';
import { teamRooms } from './team-rooms.ts';
import { teamAddRooms } from './team-add-rooms.ts';
import { teamRemoveRoom } from './team-remove-room.ts';
import { teamSetDefault } from './team-set-default.ts';
import { teamRemoveMember } from './team-remove-member.ts';
import { teamLeave } from './team-leave.ts';
import { inviteCreate } from './invite-create.ts';
import { inviteList } from './invite-list.ts';
import { inviteRemove } from './invite-remove.ts';
import { inviteUse } from './invite-use.ts';
import { roomArchive } from './room-archive.ts';
import { roomChange } from './room-change.ts';
import { roomCreate } from './room-create.ts';
import { roomDelete } from './room-delete.ts';
import { roomFavorite } from './room-favorite.ts';
import { roomFiles } from './room-files.ts';
import { roomGet } from './room-get.ts';
import { roomHide } from './room-hide.ts';
import { roomIgnore } from './room-ignore.ts';
import { roomInvite } from './room-invite.ts';
import { roomJoin } from './room-join.ts';
import { roomKick } from './room-kick.ts';
import { roomLeave } from './room-leave.ts';
import { roomMarkUnread } from './room-mark-unread.ts';
import { roomMembers } from './room-members.ts';
import { roomMute } from './room-mute.ts';
import { roomReadByAll } from './room-read-by-all.ts';
import { roomRead } from './room-read.ts';
import { roomSetRole } from './room-set-role.ts';
import { roomTyping } from './room-typing.ts';
import { scheduledCancel } from './scheduled-cancel.ts';
import { scheduledChange } from './scheduled-change.ts';
import { scheduledCreate } from './scheduled-create.ts';
import { scheduledSendNow } from './scheduled-send-now.ts';
import { roomNotifications } from './room-notifications.ts';
import { roomReadAll } from './room-read-all.ts';
import { roomRestoreRead } from './room-restore-read.ts';
import { sidebarMoveRoom } from './sidebar-move-room.ts';
import { sidebarCreateFolder } from './sidebar-create-folder.ts';
import { sidebarRenameFolder } from './sidebar-rename-folder.ts';
import { sidebarRemoveFolder } from './sidebar-remove-folder.ts';
import { sidebarOrder } from './sidebar-order.ts';
import { sidebarCollapse } from './sidebar-collapse.ts';
import { statusSave } from './status-save.ts';
import { statusRemove } from './status-remove.ts';
import { sessionStart } from './session-start.ts';
import { threadFollow } from './thread-follow.ts';
import { threadInbox } from './thread-inbox.ts';
import { threadList } from './thread-list.ts';
import { threadMarkAllRead } from './thread-mark-all-read.ts';
import { threadMarkRead } from './thread-mark-read.ts';
import { threadRead } from './thread-read.ts';
import { userGet } from './user-get.ts';
import { userRoles } from './user-roles.ts';
import { userPreferences } from './user-preferences.ts';
import { videoCancel } from './video-cancel.ts';
import { videoDecline } from './video-decline.ts';
import { videoJoin } from './video-join.ts';
import { videoStart } from './video-start.ts';
import { webhookCreate } from './webhook-create.ts';
import { webhookList } from './webhook-list.ts';
import { webhookRemove } from './webhook-remove.ts';
import { webhookSetEnabled } from './webhook-set-enabled.ts';

const list: readonly Method[] = [
  commandList,
  commandRun,
  directOpen,
  directoryRooms,
  directoryUsers,
  exportMail,
  exportOwnData,
  exportRoom,
  fileDelete,
  fileDescribe,
  fileListOwn,
  draftSave,
  emojiList,
  emojiRemove,
  soundList,
  soundRemove,
  importCancel,
  importGet,
  importList,
  importStart,
  messageAround,
  messageCatchUp,
  messageDelete,
  messageEdit,
  messageErased,
  messageHideLinks,
  messageList,
  messagePage,
  messagePin,
  messageQuoted,
  messageReact,
  messageReceipts,
  messageReport,
  messageSearch,
  messageSend,
  messageStar,
  messageVersions,
  pollClose,
  pollCreate,
  pollOwnVote,
  pollVote,
  presenceActivity,
  presenceSet,
  presenceWatch,
  reminderChange,
  reminderComplete,
  reminderCreate,
  reminderDelete,
  roomBan,
  roomBanned,
  directAdd,
  discussionCreate,
  discussionList,
  directoryTeams,
  roomPrune,
  roomRetention,
  teamCreate,
  teamConvert,
  teamDissolve,
  teamDelete,
  teamRooms,
  teamAddRooms,
  teamRemoveRoom,
  teamSetDefault,
  teamRemoveMember,
  teamLeave,
  inviteCreate,
  inviteList,
  inviteRemove,
  inviteUse,
  roomArchive,
  roomChange,
  roomCreate,
  roomDelete,
  roomFavorite,
  roomFiles,
  roomGet,
  roomHide,
  roomIgnore,
  roomInvite,
  roomJoin,
  roomKick,
  roomLeave,
  roomMarkUnread,
  roomMembers,
  roomMute,
  roomReadByAll,
  roomRead,
  roomSetRole,
  roomTyping,
  scheduledCancel,
  scheduledChange,
  scheduledCreate,
  scheduledSendNow,
  roomNotifications,
  roomReadAll,
  roomRestoreRead,
  sidebarMoveRoom,
  sidebarCreateFolder,
  sidebarRenameFolder,
  sidebarRemoveFolder,
  sidebarOrder,
  sidebarCollapse,
  statusSave,
  statusRemove,
  sessionStart,
  threadFollow,
  threadInbox,
  threadList,
  threadMarkAllRead,
  threadMarkRead,
  threadRead,
  userGet,
  userRoles,
  userPreferences,
  videoCancel,
  videoDecline,
  videoJoin,
  videoStart,
  webhookCreate,
  webhookList,
  webhookRemove,
  webhookSetEnabled,
];

/** Every method by its name. */
export const methods: ReadonlyMap<string, Method> = new Map(list.map((method) => [method.event, method]));

const missing = Object.keys(methodInputs).filter((name) => !methods.has(name));
if (missing.length > 0 || methods.size !== list.length)
  throw new Error(`Methods that nobody answers, or two do: ${missing.join(', ')}`);
