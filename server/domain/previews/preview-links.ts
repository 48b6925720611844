import type { LinkPreview } from '../../models/link-previews.ts';
import type { Message, MessageLink } from '../../models/messages.ts';
import type { Context } from '../context.ts';
import { changeMessage } from '../messages/index.ts';
import { fetchPreview } from './fetch-preview.ts';
import { isIgnored } from './ignored-hosts.ts';
import { linksOf, previewId } from './links-of.ts';

/** What a page says of itself is asked for again after this time, when somebody links to it. */
const FRESH_FOR_MS = 7 * 86_400_000;

/** Shows below a message what it links to. Runs as a job some moments after the message was sent or edited; twice does no harm. */
export async function previewLinks(ctx: Context, messageId: string): Promise<void> {
  const message = await ctx.models.messages.find(messageId);
  if (message === null || message.deletedAt !== null || message.linksHidden === true) return;
  const urls = ctx.settings.get('API_Embed') ? linksOf(message.body).filter((url) => !isIgnored(ctx, url)) : [];
  const links = (await Promise.all(urls.map((url) => previewOf(ctx, url)))).flatMap(asShown);
  if (sameLinks(links, message.links ?? [])) return;
  await changeMessage(ctx, message, { links });
}

/** Of one address that is not ignored. */
export async function previewOf(ctx: Context, url: string): Promise<LinkPreview> {
  const known = await ctx.models.linkPreviews.find(previewId(url));
  if (known !== null && ctx.clock.now().getTime() - known.fetchedAt.getTime() < FRESH_FOR_MS) return known;
  const fetched = await fetchPreview(ctx, url);
  // A page that does not answer today said something before.
  if (fetched.shown === null && known !== null) return known;
  await ctx.models.linkPreviews.put(fetched);
  if (known?.picture) await ctx.files.remove(known.picture.storage, known.picture.key);
  return fetched;
}

function asShown({ _id: id, url, shown }: LinkPreview): MessageLink[] {
  return shown === null ? [] : [{ id, url, ...shown }];
}

function sameLinks(a: readonly MessageLink[], b: Message['links'] & {}): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
