import { Menu } from '@mantine/core';
import { IconAlarm } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { showDialog } from '../../../ui/dialog-slot.ts';
import { lazyPart } from '../../../ui/lazy-part.ts';

const RemindDialog = lazyPart(async () => ({ default: (await import('./RemindDialog.tsx')).RemindDialog }));

/** An entry of a message's menu. */
export function RemindItem({ messageId }: { readonly messageId: string }) {
  const { t } = useTranslation();
  return (
    <Menu.Item
      leftSection={<IconAlarm size={17} />}
      onClick={() => showDialog((close) => <RemindDialog messageId={messageId} onClose={close} />)}
    >
      {t('later.remindMe')}
    </Menu.Item>
  );
}
