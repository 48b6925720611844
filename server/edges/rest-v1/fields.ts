import { z } from 'zod';
import { idSchema } from '../../contracts/ids.ts';

/** `true` as JSON or as text in a query or form. */
export const flag = z
  .union([z.boolean(), z.enum(['true', 'false', '1', '0', ''])])
  .transform((given) => given === true || given === 'true' || given === '1');

/** A moment: an ISO text, or milliseconds since 1970. */
export const moment = z
  .string()
  .max(40)
  .transform((text, check) => {
    const date = new Date(/^\d{1,15}$/.test(text) ? Number(text) : text);
    if (Number.isNaN(date.getTime())) check.issues.push({ code: 'custom', message: 'must be a date', input: text });
    return date;
  });

/** A moment that may be missing; some clients send an empty text for that. */
export const maybeMoment = z.union([z.literal('').transform(() => undefined), moment]).optional();

export const name = z.string().trim().min(1).max(120);

/** One or several, given as a list or as one text with commas. */
export const names = z
  .union([
    z
      .string()
      .max(10_000)
      .transform((text) => text.split(',')),
    z.array(z.string().max(120)).max(1000),
  ])
  .transform((given) => given.map((one) => one.trim()).filter((one) => one !== ''));

export const ids = z
  .union([
    z
      .string()
      .max(100_000)
      .transform((text) => text.split(',')),
    z.array(z.string()).max(1000),
  ])
  .pipe(z.array(idSchema).max(1000));

/** What programs keep on a room: plain values, and not much of them. */
export const customFields = z
  .record(z.string().regex(/^[\w-]{1,64}$/), z.union([z.string().max(1000), z.number(), z.boolean(), z.null()]))
  .refine((fields) => Object.keys(fields).length <= 50, 'must NOT have more than 50 fields');
