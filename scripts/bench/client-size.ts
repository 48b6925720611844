import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { openBrowser } from '../../client/testing/browser.ts';
import { startChild } from './children.ts';
import type { Crowd } from './connect-all.ts';
import type { Measured } from './table.ts';

const built = fileURLToPath(new URL('../../dist/client/', import.meta.url));

/** The JavaScript that a browser loads until it shows the first message of a room, as it loads it: counted in a browser. */
export async function clientSize(storeUrl: string): Promise<Measured[]> {
  if (!existsSync(join(built, 'index.html'))) {
    process.stdout.write('  the client is not built: npm start builds it\n');
    return [];
  }
  const server = await startChild('parley-server.ts', { MONGO_URL: storeUrl, PORT: '0' });
  const browser = await openBrowser();
  try {
    const crowd = (await server.ask('crowd', { name: 'visitors', count: 1 })) as Crowd;
    await server.ask('fill', { ...crowd, count: 1 });
    const origin = `http://127.0.0.1:${server.port}`;
    const context = await browser.newContext();
    await context.addCookies([{ name: 'parley_session', value: crowd.ownerToken, url: origin }]);
    const page = await context.newPage();
    const scripts: Promise<Buffer>[] = [];
    page.on('response', (response) => {
      if (response.request().resourceType() === 'script') scripts.push(response.body());
    });
    await page.goto(`${origin}/group/visitors`);
    await page.locator('article').first().waitFor();
    const bytes = (await Promise.all([...scripts])).reduce((sum, code) => sum + gzipSync(code).length, 0);
    return [
      {
        what: `JavaScript until the first message, gzipped (${scripts.length} files)`,
        ours: `${(bytes / 1024).toFixed(0)} KB`,
        beside: '',
        ratio: null,
        aim: '≤ 250 KB',
      },
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}
