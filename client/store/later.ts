import {
  draftKeyOf,
  type DraftView,
  type LaterView,
  type ReminderView,
  type ScheduledView,
} from '../../server/contracts/later.ts';
import type { ChatState } from './state.ts';

type Later = Pick<ChatState, 'scheduled' | 'reminders' | 'drafts'>;

export function laterFrom({ scheduled, reminders, drafts }: LaterView): Later {
  return {
    scheduled: Object.fromEntries(scheduled.map((one) => [one.id, one])),
    reminders: Object.fromEntries(reminders.map((one) => [one.id, one])),
    drafts: Object.fromEntries(drafts.map((draft) => [draftKeyOf(draft), draft])),
  };
}

export function takeScheduled(state: ChatState, given: ScheduledView): ChatState {
  const isOver = given.state === 'sent' || given.state === 'cancelled';
  return { ...state, scheduled: taken(state.scheduled, given.id, given, isOver) };
}

export function takeReminder(state: ChatState, given: ReminderView): ChatState {
  const isOver = given.state === 'done' || given.state === 'deleted';
  return { ...state, reminders: taken(state.reminders, given.id, given, isOver) };
}

export function takeDraft(state: ChatState, given: DraftView): ChatState {
  return { ...state, drafts: taken(state.drafts, draftKeyOf(given), given, given.text === '') };
}

/** Of two versions the one with the higher revision stays; what is over leaves the list. */
function taken<View extends { readonly revision: number }>(
  held: Readonly<Record<string, View>>,
  key: string,
  given: View,
  isOver: boolean,
): Readonly<Record<string, View>> {
  const before = held[key];
  if (before !== undefined && before.revision > given.revision) return held;
  const { [key]: _replaced, ...others } = held;
  return isOver ? others : { ...others, [key]: given };
}

/** Next first; what could not be sent leads. */
export function scheduledInOrder({ scheduled }: Pick<ChatState, 'scheduled'>): readonly ScheduledView[] {
  return Object.values(scheduled).sort(
    (a, b) =>
      Number(b.state === 'failed') - Number(a.state === 'failed') ||
      a.dueAt.localeCompare(b.dueAt) ||
      (a.id < b.id ? -1 : 1),
  );
}

/** What was said and is not done leads, then what comes next. */
export function remindersInOrder({ reminders }: Pick<ChatState, 'reminders'>): readonly ReminderView[] {
  return Object.values(reminders).sort(
    (a, b) =>
      Number(a.state === 'waiting') - Number(b.state === 'waiting') ||
      a.dueAt.localeCompare(b.dueAt) ||
      (a.id < b.id ? -1 : 1),
  );
}
