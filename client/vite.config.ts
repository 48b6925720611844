import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const SERVER = process.env['PARLEY_SERVER'] ?? 'http://localhost:3000';

/** What the server answers itself while the pages come from the development server. */
const served = [
  '/session',
  '/socket.io',
  '/api',
  '/hooks',
  '/avatar',
  '/emoji-custom',
  '/custom-sounds',
  '/file-upload',
  '/health',
  '/livez',
  '/readyz',
];

const KERNEL =
  /node_modules\/(react|react-dom|scheduler|use-sync-external-store|@tanstack|i18next|react-i18next|zustand|idb|socket\.io-[a-z]+|@socket\.io|engine\.io-[a-z]+)\//;
const ICON = /node_modules\/@tabler\/.*\/(\w+)\.mjs$/;
const FIRST_PAGE = /\/client\/app\/(main|RoomPage|frame\/AppFrame)\.tsx$/;

/** The modules that a room needs before anything is opened in it, found anew by each build, and the icons that they name. */
const firstPage = { modules: new Set<string>(), icons: new Set<string>() };

function findFirstPage(): Plugin {
  return {
    name: 'find-first-page',
    apply: 'build',
    buildEnd() {
      const open = [...this.getModuleIds()].filter((id) => FIRST_PAGE.test(id));
      firstPage.modules = new Set(open);
      firstPage.icons.clear();
      for (const id of open) {
        const info = this.getModuleInfo(id);
        // A library's front door names everything behind it: only what our own modules name is needed.
        for (const [icon] of info?.code?.matchAll(/\bIcon[A-Z]\w+/g) ?? []) firstPage.icons.add(icon);
        for (const imported of info?.importedIds ?? []) {
          if (imported.includes('/node_modules/') || firstPage.modules.has(imported)) continue;
          firstPage.modules.add(imported);
          open.push(imported);
        }
      }
    },
  };
}

/**
 * What the first page needs goes into few files, because many small ones compress badly and cost a request each; and nothing else
 * goes there, so that what is loaded later really comes later.
 */
function fileOf(id: string): string | null {
  const icon = ICON.exec(id)?.[1];
  if (icon !== undefined) return !icon.startsWith('Icon') || firstPage.icons.has(icon) ? 'first-page' : null;
  // Style sheets stay where they are imported: in another file they would come before what they override.
  return firstPage.modules.has(id) && !id.endsWith('.css') ? 'first-page' : null;
}

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react(), findFirstPage()],
  build: {
    outDir: fileURLToPath(new URL('../dist/client', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing is inlined as a data: address; the policy of the server does not have to admit it.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [{ name: 'kernel', test: KERNEL }, { name: fileOf }],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(served.map((path) => [path, { target: SERVER, ws: path === '/socket.io' }])),
  },
});
