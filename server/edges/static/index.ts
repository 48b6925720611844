import express, { type Express } from 'express';
import { join, sep } from 'node:path';
import { compressedAssets } from './compressed-assets.ts';
import { notBuiltPage } from './not-built-page.ts';

export { findClientFiles } from './client-files.ts';

/** A path that names a file, and so is no place in the client: a missing one is missing. */
const FILE_NAME = /\.(js|mjs|css|map|json|svg|png|jpe?g|gif|webp|ico|woff2?|txt|xml|webmanifest|wasm)$/i;

/**
 * The client's files. Names in `assets/` hold a hash of their content, so they may be kept for ever; the page itself is asked
 * for each time. Every other path is a place in the client, which finds its way there by itself.
 */
export function serveClient(app: Express, folder: string | null): void {
  if (folder === null) {
    app.use((_request, response) => void response.status(503).type('html').send(notBuiltPage));
    return;
  }
  app.use('/assets', compressedAssets(join(folder, 'assets')));
  app.use(
    express.static(folder, {
      setHeaders(response, path) {
        const forEver = path.includes(`${sep}assets${sep}`);
        response.setHeader('Cache-Control', forEver ? 'public, max-age=31536000, immutable' : 'no-cache');
        allowShells(response);
      },
    }),
  );
  app.use((request, response) => {
    const isPlace = ['GET', 'HEAD'].includes(request.method) && !FILE_NAME.test(request.path);
    if (!isPlace || request.path.startsWith('/assets/')) {
      response.status(404).type('text').send('Not found');
      return;
    }
    allowShells(response);
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: folder });
  });
}

/** Desktop shells look at the page and its icon from a page of their own before they open it. */
function allowShells(response: { setHeader(name: string, value: string): unknown }): void {
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
}
