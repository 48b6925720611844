import { IconChartBar } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { showDialog } from '../../../ui/dialog-slot.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import classes from './PollButton.module.css';
import { lazyPart } from '../../../ui/lazy-part.ts';

const PollDialog = lazyPart(async () => ({ default: (await import('./PollDialog.tsx')).PollDialog }));

/** Asks the room something. Where the buttons have no room for it, `/poll` does the same. */
export function PollButton({ roomId, threadId }: { readonly roomId: string; readonly threadId: string | undefined }) {
  const { t } = useTranslation();
  return (
    <IconButton
      label={t('polls.create')}
      className={classes['button']}
      onClick={() => showDialog((close) => <PollDialog roomId={roomId} threadId={threadId} onClose={close} />)}
    >
      <IconChartBar size={19} />
    </IconButton>
  );
}
