import type { Readable } from 'node:stream';
import type { Context } from '../context.ts';

/**
 * The copy of a page's picture. Pages of the outside world are no secret, and an id tells nothing to who does not know the
 * address; so everybody who is logged in may see it.
 */
export async function readPreviewPicture(
  ctx: Context,
  id: string,
): Promise<{ readonly type: string; readonly key: string; readonly content: Readable } | null> {
  const picture = (await ctx.models.linkPreviews.find(id))?.picture ?? null;
  if (picture === null) return null;
  return { type: picture.type, key: picture.key, content: await ctx.files.read(picture.storage, picture.key) };
}
