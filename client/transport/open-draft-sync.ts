import { chatStore } from '../store/chat-store.ts';
import { agreedDrafts, draftStore, keepAgreedDrafts, keepDraft } from '../store/drafts.ts';
import { DraftSync, type DraftSyncParts } from './draft-sync.ts';

/** The drafts of this page, carried over its connection. */
export function openDraftSync(save: DraftSyncParts['save']): DraftSync {
  const sync = new DraftSync({
    here: () => draftStore.getState(),
    put: keepDraft,
    placeOf: (key) => (key in chatStore.getState().rooms ? { roomId: key } : { threadId: key }),
    save,
    load: agreedDrafts,
    store: keepAgreedDrafts,
  });
  draftStore.subscribe(() => sync.changedHere());
  return sync;
}
