export { startTestStore as default } from './test-store.mjs';
