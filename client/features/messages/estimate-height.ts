import type { LinkView } from '../../../server/contracts/message.ts';
import type { TimelineRow } from './timeline-rows.ts';

const LINE = 22;
const DAY = 40;
const UNREAD = 24;
/** A quote of one line; a card of a title and two lines. */
const QUOTE = 60;
const CARD = 100;
/** What stands beside the text: the picture and the distances, wide and narrow. */
const BESIDE = { wide: 88, narrow: 70 };
const NARROW = 760;
/** Of one character of running text. */
const CHARACTER = 7.3;

/**
 * How high a row will be, in pixels, in a list of this width. The nearer the guess, the less there is to correct when the
 * row is measured, which is shortly before it comes into view.
 */
export function estimateHeight(row: TimelineRow | undefined, width: number): number {
  if (row === undefined) return 2 * LINE;
  if (row.kind === 'intro') return 164;
  const { body, quotes = [] } = row.kind === 'message' ? row.message : row.outgoing;
  const cards = row.kind === 'message' ? row.message.attachments.length : 0;
  const links = row.kind === 'message' ? row.message.links.reduce((sum, link) => sum + heightOf(link), 0) : 0;
  const text = linesOf(body, width) * LINE + 4 + quotes.length * QUOTE + cards * CARD + links;
  if (row.kind === 'pending') return text + (row.headed ? LINE + 6 : 0);
  return text + (row.headed ? LINE + 6 : 0) + (row.day === null ? 0 : DAY) + (row.firstUnread ? UNREAD : 0);
}

/** Wide pictures stand below the words, others beside them. */
function heightOf({ image, isPicture }: LinkView): number {
  if (image === null) return CARD;
  if (isPicture) return image.height + 10;
  return image.width > image.height * 1.4 ? CARD + Math.min(240, image.height) : CARD + 10;
}

function linesOf(body: string, width: number): number {
  const perLine = Math.max(10, (width - (width > NARROW ? BESIDE.wide : BESIDE.narrow)) / CHARACTER);
  if (!body.includes('\n')) return Math.max(1, Math.ceil(body.length / perLine));
  let lines = 0;
  for (const line of body.split('\n')) lines += Math.max(1, Math.ceil(line.length / perLine));
  return lines;
}
