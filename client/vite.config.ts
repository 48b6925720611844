import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

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
  /node_modules\/(react|react-dom|scheduler|@tanstack|i18next|react-i18next|zustand|idb|socket\.io-[a-z]+|engine\.io-[a-z]+)\//;

/**
 * Our own small modules, except those that bring much of the component library or of data with them. Style sheets stay where
 * they are imported: in another file they would come before what they override.
 */
const SHARED =
  /\/client\/(ui|store|transport|lib)\/(?!Dialog|ConfirmDialog|TimeDialog|Later|AccountFields|LanguageSelect|emoji)[^/]*\.tsx?$/;

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [react()],
  build: {
    outDir: fileURLToPath(new URL('../dist/client', import.meta.url)),
    emptyOutDir: true,
    target: 'es2023',
    // Nothing is inlined as a data: address; the policy of the server does not have to admit it.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every page needs, in few files: many small ones compress badly and cost a request each.
            { name: 'kernel', test: KERNEL },
            { name: 'icons', test: /node_modules\/@tabler\// },
            { name: 'shared', test: SHARED },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(served.map((path) => [path, { target: SERVER, ws: path === '/socket.io' }])),
  },
});
