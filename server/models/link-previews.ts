import type { Collection, Db } from 'mongodb';

/** What a page of the outside world says of itself, kept for all who link to it. */
export interface LinkPreview {
  /** SHA-256 of the address, hexadecimal. */
  readonly _id: string;
  readonly url: string;
  /** All null when the page says nothing, or could not be fetched. */
  readonly shown: ShownPreview | null;
  /** A copy of its picture under this key and in this store; its size stands in `shown`. */
  readonly picture: { readonly key: string; readonly storage: 'disk' | 'grid'; readonly type: string } | null;
  readonly fetchedAt: Date;
}

/** As a message holds it. */
export interface ShownPreview {
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  /** The address itself is a picture. */
  readonly isPicture: boolean;
  /** Pixels of the copy. */
  readonly image: { readonly width: number; readonly height: number } | null;
}

export type LinkPreviews = ReturnType<typeof createLinkPreviews>;

export function createLinkPreviews(db: Db) {
  const previews: Collection<LinkPreview> = db.collection<LinkPreview>('linkPreviews');
  return {
    find: (id: string) => previews.findOne({ _id: id }),
    put: (preview: LinkPreview) => previews.replaceOne({ _id: preview._id }, preview, { upsert: true }),
  };
}
