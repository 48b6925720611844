import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Switch.css';
import { Button, Switch, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../transport/live.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { WebhookAddress } from './WebhookAddress.tsx';

/** Makes a webhook, and then shows its address, which cannot be shown again. */
export function CreateWebhookDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [name, setName] = useState('');
  const [channel, setChannel] = useState('#general');
  const [alias, setAlias] = useState('');
  const [channelFixed, setChannelFixed] = useState(true);
  const [url, setUrl] = useState<string | null>(null);
  const { submit, busy, failure } = useSubmit(async () => {
    const made = await call('webhook:create', {
      name: name.trim(),
      channel: channel.trim(),
      channelFixed,
      ...(alias.trim() === '' ? {} : { alias: alias.trim() }),
    });
    setUrl(made.url);
    await queries.invalidateQueries({ queryKey: ['webhooks'] });
  });

  if (url !== null) {
    return (
      <Dialog opened onClose={onClose} title={t('webhooks.createdTitle')} size={560} closeOnClickOutside={false}>
        <WebhookAddress url={url} onDone={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog opened onClose={onClose} title={t('webhooks.create')} size={480}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={t('webhooks.name')}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          maxLength={100}
          required
          withAsterisk={false}
          data-autofocus
        />
        <TextInput
          label={t('webhooks.channel')}
          description={t('webhooks.channelHint')}
          value={channel}
          onChange={(event) => setChannel(event.currentTarget.value)}
          maxLength={100}
          required
          withAsterisk={false}
        />
        <TextInput
          label={t('webhooks.alias')}
          value={alias}
          onChange={(event) => setAlias(event.currentTarget.value)}
          maxLength={100}
        />
        <Switch
          label={t('webhooks.channelFixed')}
          checked={channelFixed}
          onChange={(event) => setChannelFixed(event.currentTarget.checked)}
        />
        <FormFailure code={failure} />
        <div className={forms['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('webhooks.submit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
