import { z } from 'zod';

const text = z.string().max(50_000).nullish();

/** The parts of a message in Slack's and Rocket.Chat's form. Each field has its type, whatever else there is. */
export const attachmentsSchema = z
  .array(z.object({ pretext: text, title: text, title_link: text, text, msg: text, fallback: text }))
  .max(50);

type Attachments = z.output<typeof attachmentsSchema>;

/** The words of a message that says some or all of them in its parts, so that none is lost. */
export function textWithAttachments(own: string, attachments: Attachments): string {
  return [own, ...attachments.map(wordsOf)].filter((words) => words !== '').join('\n');
}

function wordsOf({ pretext, title, title_link: link, text: body, msg, fallback }: Attachments[number]): string {
  const heading = title && link && /^https?:\/\//i.test(link) ? `[${title}](${link})` : title;
  return [pretext, heading, body || msg || (heading || pretext ? '' : fallback)].filter(Boolean).join('\n');
}
