export { cancelCall, declineCall, getCall, joinCall, listCalls, listRinging, missCall } from './answer-call.ts';
export { startCall } from './start-call.ts';
export type { Call } from '../../models/calls.ts';
