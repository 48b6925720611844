import type { ServerResponse } from 'node:http';
import helmet from 'helmet';
import type { Config } from '../../config/config.ts';

/**
 * What browsers are told about pages. Scripts come from our own files and nowhere else; styles may stand in elements,
 * because the component library sets some there. Pictures of the outside world come through `/link-preview`, like everything else
 * from ourselves: nobody out there learns who reads.
 */
export function guardPages(config: Config) {
  const https = config.http.rootUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: [
          "'self'",
          socketsOf(new URL(config.http.rootUrl).host),
          ({ headers }) => socketsOf(headers.host ?? ''),
        ],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        frameSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // An address without https stays usable on a local network; behind https it is told to stay there.
    strictTransportSecurity: https ? { maxAge: 15_552_000, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: https,
    originAgentCluster: https,
    referrerPolicy: { policy: 'no-referrer' },
  });
}

/** Data is never a page: whatever shows it as one may load nothing and run nothing. */
export function guardData(response: ServerResponse): void {
  response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
}

/** Some browsers do not count WebSockets to the page's own host as `'self'`. */
function socketsOf(host: string): string {
  return /^[\w.:[\]-]+$/.test(host) ? `ws://${host} wss://${host}` : "'self'";
}
