import '@mantine/core/styles/Input.css';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomStatusView } from '../../../../server/contracts/presence.ts';
import type { PresenceStatus } from '../../../../server/contracts/user.ts';
import { presenceStatuses } from '../../../lib/presence.ts';
import { call } from '../../../transport/live.ts';
import { ChoiceField } from '../../../ui/ChoiceField.tsx';
import { SaveDialog } from '../../../ui/SaveDialog.tsx';

interface OfferedStatusDialogProps {
  /** The one that is changed; null makes another one. */
  readonly offered: CustomStatusView | null;
  readonly onClose: () => void;
}

/** The words of a status that everybody is offered, and how one is here with it. */
export function OfferedStatusDialog({ offered, onClose }: OfferedStatusDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(offered?.name ?? '');
  const [status, choose] = useState<PresenceStatus>(offered?.status ?? 'busy');
  const save = async () => {
    await call('status:save', { id: offered?.id ?? null, name: name.trim(), status });
  };
  return (
    <SaveDialog
      title={offered === null ? t('customStatuses.add') : t('customStatuses.change')}
      disabled={name.trim() === ''}
      size={480}
      onSave={save}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        withAsterisk={false}
        maxLength={60}
        label={t('customStatuses.name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <ChoiceField
        label={t('presence.status')}
        value={status}
        choices={
          Object.fromEntries(
            presenceStatuses.map((one) => [one, t(`presence.${one === 'offline' ? 'invisible' : one}`)]),
          ) as Record<PresenceStatus, string>
        }
        onChange={choose}
      />
    </SaveDialog>
  );
}
