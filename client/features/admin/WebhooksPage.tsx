import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { isAdmin } from '../../store/selectors.ts';
import { call } from '../../transport/live.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { WebhookRow } from './WebhookRow.tsx';
import classes from './Webhooks.module.css';
import { lazyPart } from '../../ui/lazy-part.ts';

const CreateWebhookDialog = lazyPart(async () => ({
  default: (await import('./CreateWebhookDialog.tsx')).CreateWebhookDialog,
}));

/** Addresses to which other programs post. */
export function WebhooksPage() {
  const { t } = useTranslation();
  const admin = useStore(chatStore, isAdmin);
  const ready = useStore(chatStore, (state) => state.ready);
  const [creating, setCreating] = useState(false);
  const { data } = useQuery({ queryKey: ['webhooks'], queryFn: () => call('webhook:list', {}), enabled: admin });

  return (
    <Page
      icon={<IconWebhook size={19} aria-hidden />}
      title={t('webhooks.title')}
      actions={
        admin && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setCreating(true)}>
            {t('webhooks.create')}
          </Button>
        )
      }
    >
      {ready && !admin && <EmptyState icon={<IconWebhook size={28} />} title={t('webhooks.onlyAdmins')} />}
      {admin && data?.length === 0 && (
        <EmptyState icon={<IconWebhook size={28} />} title={t('webhooks.none')}>
          {t('webhooks.noneText')}
        </EmptyState>
      )}
      {admin && data !== undefined && data.length > 0 && (
        <>
          <p className={classes['text']}>{t('webhooks.text')}</p>
          <ul>
            {data.map((webhook) => (
              <WebhookRow key={webhook.id} webhook={webhook} />
            ))}
          </ul>
        </>
      )}
      <Suspense>{creating && <CreateWebhookDialog onClose={() => setCreating(false)} />}</Suspense>
    </Page>
  );
}
