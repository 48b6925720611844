import '@mantine/core/styles/Input.css';
import { Button, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { safeHref } from '../../../../server/contracts/markup/index.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import classes from '../../../ui/Form.module.css';

interface LinkDialogProps {
  readonly text: string;
  readonly onLink: (label: string, address: string) => void;
  readonly onClose: () => void;
}

/** Asks for the address behind some words. */
export function LinkDialog({ text, onLink, onClose }: LinkDialogProps) {
  const { t } = useTranslation();
  const [label, setLabel] = useState(text);
  const [address, setAddress] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // The composer is a form too, and this one stands in it as far as React is concerned.
    event.stopPropagation();
    const given = address.trim();
    const whole = /^[a-z][a-z0-9+.-]*:/i.test(given) ? given : `https://${given}`;
    if (given === '' || /\s/.test(given) || safeHref(whole) === null) setWrong(true);
    else onLink(label, whole);
  };
  return (
    <Dialog opened title={t('writing.linkTitle')} onClose={onClose}>
      <form className={classes['form']} onSubmit={submit} noValidate>
        <TextInput
          label={t('writing.linkText')}
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
        />
        <TextInput
          data-autofocus
          label={t('writing.linkAddress')}
          type="url"
          value={address}
          error={wrong ? t('writing.linkInvalid') : null}
          onChange={(event) => {
            setAddress(event.currentTarget.value);
            setWrong(false);
          }}
        />
        <Button type="submit">{t('writing.linkAdd')}</Button>
      </form>
    </Dialog>
  );
}
