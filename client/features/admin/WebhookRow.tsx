import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Switch.css';
import { Switch } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WebhookView } from '../../../server/contracts/methods.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import classes from './Webhooks.module.css';
import { lazyPart } from '../../ui/lazy-part.ts';

const ConfirmDialog = lazyPart(async () => ({ default: (await import('../../ui/ConfirmDialog.tsx')).ConfirmDialog }));

export function WebhookRow({ webhook }: { readonly webhook: WebhookView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [removing, setRemoving] = useState(false);
  const change = async (asked: Promise<unknown>) => {
    await attempt(asked);
    await queries.invalidateQueries({ queryKey: ['webhooks'] });
  };

  return (
    <li className={classes['row']}>
      <div className={classes['names']}>
        <p className={classes['name']}>{webhook.name}</p>
        <p className={classes['note']}>
          {webhook.channel}
          {webhook.alias !== '' && ` · ${webhook.alias}`}
        </p>
      </div>
      <Switch
        label={t('webhooks.enabled')}
        aria-label={`${t('webhooks.enabled')}: ${webhook.name}`}
        checked={webhook.enabled}
        onChange={(event) =>
          void change(call('webhook:set-enabled', { integrationId: webhook.id, enabled: event.currentTarget.checked }))
        }
      />
      <IconButton label={`${t('webhooks.remove')}: ${webhook.name}`} tone="danger" onClick={() => setRemoving(true)}>
        <IconTrash size={18} />
      </IconButton>
      <Suspense>
        {removing && (
          <ConfirmDialog
            title={t('webhooks.removeTitle', { name: webhook.name })}
            text={t('webhooks.removeText')}
            confirm={t('webhooks.remove')}
            onConfirm={() => void change(call('webhook:remove', { integrationId: webhook.id }))}
            onClose={() => setRemoving(false)}
          />
        )}
      </Suspense>
    </li>
  );
}
