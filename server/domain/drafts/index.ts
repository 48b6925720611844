export { listDrafts, saveDraft, type SaveDraft } from './drafts.ts';
export type { Draft } from '../../models/drafts.ts';
