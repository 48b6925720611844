export { foundWorkspace, GENERAL_ROOM_ID } from './found-workspace.ts';
export { isSetUp, setUpWorkspace, type WorkspacePlan } from './set-up-workspace.ts';
