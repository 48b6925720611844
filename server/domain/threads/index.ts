export { markAllThreadsRead, threadFilters, threadInbox, type ThreadFilter, type ThreadInbox } from './inbox.ts';
export {
  listFollowedThreads,
  listThreads,
  markThreadRead,
  readThread,
  setFollowing,
  type ThreadRow,
} from './threads.ts';
