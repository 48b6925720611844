import type { IncomingMessage } from 'node:http';
import type { Config } from '../../config/config.ts';

/**
 * Whether the page that made a browser send this request is one of ours. Programs that are no browsers send no Origin; they
 * carry no cookie that a foreign page could ride on, so for them the caller decides what `unsaid` means.
 */
export function isOurPage(
  config: Config,
  request: Pick<IncomingMessage, 'headers'>,
  { unsaid }: { readonly unsaid: boolean },
): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return request.headers['sec-fetch-site'] === 'same-origin' || unsaid;
  const from = hostOf(origin);
  if (from === null) return false;
  const forwarded = config.http.proxies > 0 ? request.headers['x-forwarded-host'] : undefined;
  return from === host || from === forwarded || from === hostOf(config.http.rootUrl);
}

function hostOf(url: string): string | null {
  return URL.canParse(url) ? new URL(url).host || null : null;
}
