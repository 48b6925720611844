import ogs from 'open-graph-scraper';
import { isRecord } from './is-record.ts';

export interface PageFacts {
  readonly title: string;
  readonly description: string;
  readonly siteName: string;
  /** Absolute; null when the page names none. */
  readonly imageUrl: string | null;
}

/**
 * What a page of HTML says of itself: Open Graph (ogp.me), Twitter's cards, else its title and description.
 * @param contentType the header it came with; it may name the charset
 */
export async function readPage(bytes: Buffer, contentType: string, url: string): Promise<PageFacts | null> {
  const html = decode(bytes, contentType);
  const { result, error } = await ogs({ html }).catch(() => ({ result: {}, error: true }));
  if (error || !isRecord(result)) return null;
  const title = textOf(result['ogTitle']) || textOf(result['twitterTitle']) || textOf(result['dcTitle']);
  if (title === '') return null;
  return {
    title: title.slice(0, 300),
    description: (textOf(result['ogDescription']) || textOf(result['twitterDescription'])).slice(0, 600),
    siteName: (textOf(result['ogSiteName']) || new URL(url).hostname.replace(/^www\./, '')).slice(0, 100),
    imageUrl: imageOf(result['ogImage'], url) ?? imageOf(result['twitterImage'], url),
  };
}

/** In the charset of the header, of the page itself, or UTF-8. */
function decode(bytes: Buffer, contentType: string): string {
  const head = bytes.subarray(0, 2_048).toString('latin1');
  const charset = (/charset=["']?([\w-]+)/i.exec(contentType) ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head))?.[1];
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
}

function imageOf(value: unknown, base: string): string | null {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  const address = isRecord(first) ? first['url'] : null;
  if (typeof address !== 'string' || !URL.canParse(address, base)) return null;
  const { href, protocol } = new URL(address, base);
  return protocol === 'https:' || protocol === 'http:' ? href : null;
}
