import type { Reminder } from '../../models/reminders.ts';

interface Wording {
  readonly self: (text: string) => string;
  readonly other: (author: string, text: string) => string;
  readonly about: string;
  readonly gone: string;
}

/** What the bot says, in the language of the one who asked for it. */
const wordings: Readonly<Record<string, Wording>> = {
  en: {
    self: (text) => `⏰ Reminder: ${text}`,
    other: (author, text) => `⏰ Reminder from @${author}: ${text}`,
    about: 'this message',
    gone: 'a message that is gone by now',
  },
  de: {
    self: (text) => `⏰ Erinnerung: ${text}`,
    other: (author, text) => `⏰ Erinnerung von @${author}: ${text}`,
    about: 'diese Nachricht',
    gone: 'eine Nachricht, die es nicht mehr gibt',
  },
};

/** @param link of the message that it is about: null when there was none, or it is gone. */
export function wordReminder(
  reminder: Pick<Reminder, 'text' | 'messageId' | 'target'>,
  author: { readonly username: string; readonly language: string | undefined },
  person: string | null,
  link: string | null,
): string {
  const wording = wordings[author.language?.split('-')[0] ?? ''] ?? wordings['en'];
  if (wording === undefined) throw new Error('there are no English words');
  const about = reminder.messageId === null ? '' : link === null ? wording.gone : wording.about;
  const text = reminder.text === '' ? about : reminder.text;
  const said = reminder.target === null ? wording.self(text) : wording.other(author.username, text);
  return [person === null ? said : `@${person} ${said}`, ...(link === null ? [] : [link])].join('\n');
}
