import { Button } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import forms from '../../ui/Form.module.css';
import { showNotice } from '../../ui/notices.ts';
import classes from './Webhooks.module.css';

/** The secret address, and a command that tries it. */
export function WebhookAddress({ url, onDone }: { readonly url: string; readonly onDone: () => void }) {
  const { t } = useTranslation();
  const absolute = new URL(url, location.origin).href;
  const example = `curl -H 'Content-Type: application/json' -d '{"text": "Hello"}' ${absolute}`;
  const copy = () => void navigator.clipboard.writeText(absolute).then(() => showNotice(t('messages.copied')));
  return (
    <div>
      <p>{t('webhooks.createdText')}</p>
      <p className={classes['label']}>{t('webhooks.url')}</p>
      <code className={classes['secret']} data-testid="webhook-url">
        {absolute}
      </code>
      <p className={classes['label']}>{t('webhooks.example')}</p>
      <code className={classes['secret']}>{example}</code>
      <div className={forms['buttons']}>
        <Button variant="default" onClick={onDone}>
          {t('webhooks.done')}
        </Button>
        <Button leftSection={<IconCopy size={17} />} onClick={copy} data-autofocus>
          {t('webhooks.copy')}
        </Button>
      </div>
    </div>
  );
}
