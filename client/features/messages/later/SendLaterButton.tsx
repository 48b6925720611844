import { IconClockPlus } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { draftStore, keepDraft } from '../../../store/drafts.ts';
import { scheduleMessage } from '../../../transport/later-actions.ts';
import { attempt } from '../../../ui/attempt.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import { showNotice } from '../../../ui/notices.ts';
import { whenText } from '../../../lib/when-text.ts';
import type { Uploads } from '../upload/use-uploads.ts';
import { lazyPart } from '../../../ui/lazy-part.ts';

const LaterMenu = lazyPart(async () => ({ default: (await import('../../../ui/LaterMenu.tsx')).LaterMenu }));

interface SendLaterButtonProps {
  readonly roomId: string;
  readonly threadId?: string | undefined;
  readonly alsoToRoom: boolean;
  readonly uploads: Pick<Uploads, 'settled' | 'clear'>;
  readonly disabled: boolean;
}

/** Puts off what stands in the field and beside it, and empties both. */
export function SendLaterButton({ roomId, threadId, alsoToRoom, uploads, disabled }: SendLaterButtonProps) {
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState(false);
  const draftKey = threadId ?? roomId;

  const schedule = async (dueAt: Date) => {
    const fileIds = await uploads.settled();
    // The list beside the field says which file could not be sent, and why.
    if (fileIds === null) return;
    const body = (draftStore.getState()[draftKey] ?? '').trim();
    const thread = threadId === undefined ? {} : { threadId, alsoToRoom };
    await scheduleMessage(
      { roomId, body, ...thread, ...(fileIds.length === 0 ? {} : { fileIds: [...fileIds] }) },
      dueAt,
    );
    uploads.clear();
    keepDraft(draftKey, '');
    showNotice(t('later.scheduledFor', { when: whenText(i18n.language, dueAt.toISOString()) }));
  };

  return (
    <span>
      <IconButton
        label={t('later.sendLater')}
        aria-haspopup="menu"
        aria-expanded={open}
        disabled={disabled}
        onClick={() => setOpen(true)}
      >
        <IconClockPlus size={19} aria-hidden />
      </IconButton>
      {open && (
        <Suspense>
          <LaterMenu
            label={t('later.sendLater')}
            presets={['in1Hour', 'tomorrow', 'monday']}
            confirm={t('later.schedule')}
            onChoose={(dueAt) => void attempt(schedule(dueAt))}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </span>
  );
}
