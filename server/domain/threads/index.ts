export {
  listFollowedThreads,
  listThreads,
  markThreadRead,
  readThread,
  setFollowing,
  type ThreadRow,
} from './threads.ts';
