export { createDiscussion, type DiscussionPlan } from './create-discussion.ts';
export { createDiscussionNews, type DiscussionNews } from './discussion-news.ts';
export { listDiscussionMessages, listDiscussions, parentOf } from './list-discussions.ts';
