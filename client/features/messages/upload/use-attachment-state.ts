import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatBytes } from '../../../lib/format-bytes.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { liveStore } from '../../../transport/live.ts';
import type { Attachment } from './use-uploads.ts';

/** How far a file is, or why it cannot go, in words. */
export function useAttachmentState({ failure, fileId, phase, progress }: Attachment): string {
  const { t, i18n } = useTranslation();
  const limit = useStore(chatStore, (state) => Number(state.settings['FileUpload_MaxFileSize'] ?? 0));
  const online = useStore(liveStore, (state) => state.lostAt === null) && navigator.onLine;
  if (failure === 'file-too-large' && limit > 0) return t('files.tooLarge', { size: formatBytes(limit) });
  if (failure !== null) return t(`errors.${failure}`);
  if (fileId !== null) return t('files.ready');
  if (!online) return t('files.waiting');
  if (phase === 'queued') return t('files.queued');
  return new Intl.NumberFormat(i18n.language, { style: 'percent' }).format(progress);
}
