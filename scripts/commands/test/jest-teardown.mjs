export { stopTestStore as default } from './test-store.mjs';
