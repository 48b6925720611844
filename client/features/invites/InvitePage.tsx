import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconMailOpened } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { roomLink } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { isInviteValid } from '../../transport/rest.ts';
import { comeByInvite } from '../../transport/room-actions.ts';
import { sessionStore } from '../../transport/session.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { failureCode, type ShownCode } from '../../ui/failure-code.ts';
import { usePageTitle } from '../../ui/use-page-title.ts';
import classes from './Invites.module.css';

const route = getRouteApi('/invite/$token');

/** Where an invite link leads: whoever is logged in goes right into the room, the others log in or register first. */
export function InvitePage() {
  const { t } = useTranslation();
  const { token } = route.useParams();
  const isKnown = useStore(sessionStore, (state) => state.phase === 'known' && state.view.user !== null);
  usePageTitle(t('invites.invitation'));
  return (
    <main className={classes['page']}>
      <div className={classes['card']}>{isKnown ? <GoIn token={token} /> : <Welcome token={token} />}</div>
    </main>
  );
}

function GoIn({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const ready = useStore(chatStore, (state) => state.ready);
  const [failure, setFailure] = useState<ShownCode | null>(null);
  useEffect(() => {
    if (!ready) return;
    comeByInvite(token).then(
      (room) => navigate({ ...roomLink(room), replace: true }),
      (error: unknown) => setFailure(failureCode(error)),
    );
  }, [ready, token, navigate]);
  if (failure === null) return <EmptyState title={t('app.loading')} />;
  return <Refused text={t(`errors.${failure}`)} />;
}

function Welcome({ token }: { readonly token: string }) {
  const { t } = useTranslation();
  const site = useStore(sessionStore, (state) =>
    state.phase === 'known' ? String(state.view.settings['Site_Name'] ?? '') : '',
  );
  const mayRegister = useStore(
    sessionStore,
    (state) => state.phase === 'known' && state.view.settings['Accounts_RegistrationForm'] === 'Public',
  );
  const { data, isPending } = useQuery({ queryKey: ['invite', token], queryFn: () => isInviteValid(token) });
  if (isPending) return <EmptyState title={t('app.loading')} />;
  if (data !== true) return <Refused text={t('errors.invite-not-found')} />;
  const search = { next: `/invite/${token}` };
  return (
    <EmptyState
      icon={<IconMailOpened size={28} />}
      title={t('invites.welcome', { site })}
      action={
        <span className={classes['ways']}>
          {mayRegister && (
            <Button renderRoot={(props) => <Link to="/register" search={search} {...props} />}>
              {t('auth.register')}
            </Button>
          )}
          <Button variant="default" renderRoot={(props) => <Link to="/login" search={search} {...props} />}>
            {t('auth.logIn')}
          </Button>
        </span>
      }
    >
      {mayRegister ? t('invites.welcomeText') : t('invites.welcomeClosed')}
    </EmptyState>
  );
}

function Refused({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  return (
    <EmptyState
      title={t('invites.refused')}
      action={
        <Button variant="default" renderRoot={(props) => <Link to="/" {...props} />}>
          {t('app.toStart')}
        </Button>
      }
    >
      {text}
    </EmptyState>
  );
}
