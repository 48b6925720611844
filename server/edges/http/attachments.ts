import { z } from 'zod';
import type { Attachment } from '../../contracts/attachment.ts';

const text = z.string().max(50_000).nullish();
/** Nothing that runs: the web, or a path of this server. */
const link = z
  .string()
  .max(2000)
  .regex(/^(https?:\/\/|\/(?![/\\])|$)/i, 'must be an http address or a path')
  .nullish();
/** A number of seconds as Slack gives it, milliseconds, or a date as text. */
const moment = z.union([z.number().min(0).max(8.64e15), z.string().max(40), z.object({ $date: z.number() })]).nullish();

const field = z.object({ title: text, value: z.union([text, z.number(), z.boolean()]), short: z.boolean().nullish() });
const action = z.object({ type: text, text, url: link, msg: text });

/** The cards of a message in Slack's and Rocket.Chat's form. Each field has its type, whatever else there is. */
export const attachmentsSchema = z
  .array(
    z.object({
      color: z.string().max(40).nullish(),
      pretext: text,
      author_name: text,
      author_link: link,
      author_icon: link,
      title: text,
      title_link: link,
      text,
      msg: text,
      fallback: text,
      description: text,
      fields: z.array(field).max(50).nullish(),
      image_url: link,
      thumb_url: link,
      audio_url: link,
      video_url: link,
      message_link: link,
      actions: z.array(action).max(20).nullish(),
      footer: text,
      ts: moment,
      collapsed: z.boolean().nullish(),
    }),
  )
  .max(50);

type Given = z.output<typeof attachmentsSchema>[number];

/** In our own words. What says and shows nothing is left out. */
export function readAttachments(given: z.output<typeof attachmentsSchema>): Attachment[] {
  return given.map(readAttachment).filter((attachment) => Object.keys(attachment).some((key) => !silent.has(key)));
}

const silent = new Set(['color', 'collapsed', 'sentAt']);

function readAttachment(given: Given): Attachment {
  const words = given.text || given.msg;
  const speaks = words || given.title || given.pretext || given.fields?.length || given.image_url;
  return withoutGaps({
    color: given.color,
    pretext: given.pretext,
    authorName: given.author_name,
    authorLink: given.author_link,
    authorIcon: given.author_icon,
    title: given.title,
    titleLink: given.title_link,
    text: words || (speaks ? undefined : given.fallback),
    description: given.description,
    fields: given.fields?.length ? given.fields.map(readField) : undefined,
    imageUrl: given.image_url,
    thumbUrl: given.thumb_url,
    audioUrl: given.audio_url,
    videoUrl: given.video_url,
    messageLink: given.message_link,
    actions: given.actions?.length ? given.actions.flatMap(readAction) : undefined,
    footer: given.footer,
    sentAt: readMoment(given.ts),
    collapsed: given.collapsed || undefined,
  });
}

function readField({ title, value, short }: NonNullable<Given['fields']>[number]) {
  return { title: title ?? '', value: String(value ?? ''), short: short ?? false };
}

/** Buttons that lead nowhere would say something in the reader's name; those are not taken. */
function readAction({ text: label, url }: NonNullable<Given['actions']>[number]) {
  return url ? [{ text: label || url, url }] : [];
}

function readMoment(given: Given['ts']): string | undefined {
  if (given === null || given === undefined || given === '') return undefined;
  const value = typeof given === 'object' ? given.$date : given;
  const number = Number(value);
  const date = new Date(Number.isNaN(number) ? String(value) : number < 1e11 ? number * 1000 : number);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
}

/** Empty texts mean that nothing was asked for. */
function withoutGaps<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]?: Exclude<Fields[Key], undefined | null> } {
  const said = Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return Object.fromEntries(said) as { [Key in keyof Fields]?: Exclude<Fields[Key], undefined | null> };
}
