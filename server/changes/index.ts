export type { Announcement, AnnouncementData, AnnouncementName, Audience } from './announcement.ts';
export { createFeed, type Feed } from './feed.ts';
export { createHub, type Hub, type Listener } from './hub.ts';
