import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/PasswordInput.css';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi, Link, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { liveStore } from '../../transport/live.ts';
import { logIn } from '../../transport/session.ts';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { AuthCard } from './AuthCard.tsx';
import classes from './Ended.module.css';
import { useSiteName } from './use-site-name.ts';

const route = getRouteApi('/login');

export function LoginPage() {
  const { t } = useTranslation();
  const site = useSiteName();
  const { next } = route.useSearch();
  const { history } = useRouter();
  const ended = useStore(liveStore, (state) => state.ended);
  const [user, setUser] = useState('');
  const [password, setPassword] = useState('');
  const { submit, busy, failure } = useSubmit(async () => {
    await logIn(user, password);
    history.push(next ?? '/');
  });

  return (
    <AuthCard
      title={t('auth.loginTitle', { site })}
      text={t('auth.loginText')}
      footer={
        <>
          {t('auth.noAccount')}{' '}
          <Link to="/register" search={next === undefined ? {} : { next }}>
            {t('auth.toRegister')}
          </Link>
        </>
      }
    >
      {ended !== null && <p className={classes.ended}>{t(`auth.ended.${ended}`)}</p>}
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={t('auth.user')}
          value={user}
          onChange={(event) => setUser(event.currentTarget.value)}
          autoComplete="username"
          autoCapitalize="none"
          size="md"
          required
          withAsterisk={false}
          autoFocus
        />
        <PasswordInput
          label={t('auth.password')}
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
          autoComplete="current-password"
          size="md"
          required
          withAsterisk={false}
        />
        <FormFailure code={failure} />
        <Button type="submit" size="md" loading={busy} fullWidth>
          {t('auth.logIn')}
        </Button>
      </form>
    </AuthCard>
  );
}
