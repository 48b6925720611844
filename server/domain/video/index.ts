export { startCall } from './start-call.ts';
