import i18next from 'i18next';
import { readAllRooms, restoreRead } from '../../transport/attention-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import { showNotice } from '../../ui/notices.ts';

/** As long as it can be taken back with one click. */
const UNDO_MS = 8_000;

/** Everything everywhere is read; for a while the way back is offered. */
export async function readEverything(): Promise<void> {
  const { undoId, rooms } = await readAllRooms();
  if (undoId === null) {
    showNotice(i18next.t('notifications.nothingUnread'));
    return;
  }
  const undo = { label: i18next.t('notifications.undo'), run: () => void attempt(restoreRead(undoId)) };
  showNotice(i18next.t('notifications.readAll', { count: rooms }), 'info', { action: undo, forMs: UNDO_MS });
}
