import '@mantine/core/styles/Input.css';
import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { showNotice } from '../../ui/notices.ts';
import classes from './Invites.module.css';

/** A link that was just made. It cannot be shown again: the server keeps only what tells whether it is right. */
export function FreshLink({ url }: { readonly url: string }) {
  const { t } = useTranslation();
  const copy = () => void navigator.clipboard.writeText(url).then(() => showNotice(t('messages.copied')));
  return (
    <div className={classes['fresh']} role="status">
      <TextInput
        label={t('invites.link')}
        description={t('invites.once')}
        value={url}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button variant="light" fullWidth onClick={copy}>
        {t('messages.copyLink')}
      </Button>
    </div>
  );
}
