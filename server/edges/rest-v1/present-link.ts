import type { LinkView } from '../../contracts/message.ts';

/** A link with what its page says of itself, under the names that pages use (ogp.me) and Rocket.Chat's clients look for. */
export function presentLink({ id, url, title, description, siteName, isPicture, image }: LinkView) {
  const picture = image === null ? null : `/link-preview/${id}`;
  return {
    url,
    meta: {
      ...(title === '' ? {} : { pageTitle: title, ogTitle: title }),
      ...(description === '' ? {} : { description, ogDescription: description }),
      ...(siteName === '' ? {} : { ogSiteName: siteName }),
      ...(picture === null || isPicture ? {} : { ogImage: picture }),
    },
    headers: isPicture ? { contentType: 'image/webp' } : {},
    parsedUrl: { host: new URL(url).host, pathname: new URL(url).pathname },
  };
}
