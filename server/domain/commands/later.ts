import { createPoll, parsePoll } from '../polls/index.ts';
import { createReminderFromText, listReminders, readReminder } from '../reminders/index.ts';
import { say, done, type Command } from './command.ts';

const MOST_LISTED = 20;

export const laterCommands: readonly Command[] = [
  {
    name: 'remind',
    params: '[me | @user | #channel] what when, or list',
    description: 'Reminds somebody of something at a time',
    async run({ ctx, actor, params, timeZone }) {
      if (/^list$/i.test(params)) {
        const reminders = await listReminders(ctx, actor);
        const lines = reminders.slice(0, MOST_LISTED).map(({ text, dueAt }) => `${dueAt.toISOString()} ${text}`);
        return say(lines.length === 0 ? 'no-reminders' : 'reminders', { list: lines.join('\n') });
      }
      const { text, dueAt } = await createReminderFromText(ctx, actor, { params, timeZone });
      return say('reminder-set', { text, when: dueAt.toISOString() });
    },
    async preview({ ctx, params, timeZone }) {
      const read = readReminder(ctx, { params, timeZone });
      return read === null ? [] : [{ id: 'when', type: 'text', value: `${read.text} · ${read.dueAt.toISOString()}` }];
    },
  },
  {
    name: 'poll',
    params: '"question" "answer" "answer" [--anonymous] [--multiple]',
    description: 'Asks this room something',
    async run({ ctx, actor, room, params, threadId }) {
      await createPoll(ctx, actor, { ...parsePoll(params), roomId: room._id, threadId });
      return done;
    },
    async preview({ params }) {
      const { question, options } = parsePoll(params);
      const value = [question, ...options.map((option, number) => `${number + 1}. ${option}`)].join('\n');
      return question === '' ? [] : [{ id: 'poll', type: 'text', value }];
    },
  },
];
