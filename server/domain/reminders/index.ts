export { deliverOverdue, deliverReminder } from './deliver-reminder.ts';
export {
  changeReminder,
  completeReminder,
  createReminder,
  createReminderFromText,
  deleteReminder,
  listReminders,
  readReminder,
  type ReminderPlan,
} from './reminders.ts';
export type { Reminder } from '../../models/reminders.ts';
