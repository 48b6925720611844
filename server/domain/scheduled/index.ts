export { cancelScheduled, changeScheduled, listScheduled, sendScheduledNow } from './change-scheduled.ts';
export { scheduleMessage, type ScheduledDraft } from './schedule-message.ts';
export { sendOverdue, sendScheduled } from './send-scheduled.ts';
export type { Scheduled } from '../../models/scheduled.ts';
