import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/PasswordInput.css';
import { Button } from '@mantine/core';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { register } from '../../transport/session.ts';
import { AccountFields, emptyAccount } from '../../ui/AccountFields.tsx';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { AuthCard } from './AuthCard.tsx';
import { useSiteName } from './use-site-name.ts';

const route = getRouteApi('/register');

export function RegisterPage() {
  const { t } = useTranslation();
  const site = useSiteName();
  const { next } = route.useSearch();
  const { history } = useRouter();
  const [account, setAccount] = useState(emptyAccount);
  const { submit, busy, failure } = useSubmit(async () => {
    await register(account);
    history.push(next ?? '/');
  });

  return (
    <AuthCard
      title={t('auth.registerTitle', { site })}
      text={t('auth.registerText')}
      footer={
        <>
          {t('auth.haveAccount')}{' '}
          <Link to="/login" search={next === undefined ? {} : { next }}>
            {t('auth.toLogin')}
          </Link>
        </>
      }
    >
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <AccountFields account={account} onChange={setAccount} />
        <FormFailure code={failure} />
        <Button type="submit" size="md" loading={busy} fullWidth>
          {t('auth.register')}
        </Button>
      </form>
    </AuthCard>
  );
}
