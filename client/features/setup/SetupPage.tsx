import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/PasswordInput.css';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { setUp } from '../../transport/session.ts';
import { AccountFields, emptyAccount } from '../../ui/AccountFields.tsx';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { ChannelFields } from './ChannelFields.tsx';
import { OrganizationFields } from './OrganizationFields.tsx';
import classes from './SetupPage.module.css';

const LAST_STEP = 3;

/** The first visit of a new workspace: three screens, and everything can be changed later. */
export function SetupPage() {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const [step, setStep] = useState(1);
  const [admin, setAdmin] = useState(emptyAccount);
  const [organizationName, setOrganizationName] = useState('');
  const [channels, setChannels] = useState<readonly string[]>(['', '', '']);
  const { submit, busy, failure } = useSubmit(async () => {
    const named = channels.map((name) => name.trim()).filter((name) => name !== '');
    await setUp({ admin, organizationName, language: i18n.language, channels: named });
    await navigate({ to: '/' });
  });

  const goOn = () => {
    if (step < LAST_STEP) setStep(step + 1);
    else void submit();
  };

  return (
    <main className={classes['page']}>
      <div className={classes['card']}>
        <p className={classes['brand']}>
          <img src="/favicon.svg" alt="" width={28} height={28} />
          {t('setup.title')}
        </p>
        <div
          className={classes['progress']}
          role="progressbar"
          aria-label={t('setup.step', { step })}
          aria-valuemin={1}
          aria-valuemax={LAST_STEP}
          aria-valuenow={step}
        >
          {[1, 2, 3].map((number) => (
            <span key={number} data-done={number <= step} />
          ))}
        </div>
        <form
          key={step}
          className={forms['form']}
          onSubmit={(event) => {
            event.preventDefault();
            goOn();
          }}
        >
          {step === 1 && (
            <Step title={t('setup.adminTitle')} text={t('setup.adminText')}>
              <AccountFields account={admin} onChange={setAdmin} />
            </Step>
          )}
          {step === 2 && (
            <Step title={t('setup.organizationTitle')} text={t('setup.organizationText')}>
              <OrganizationFields name={organizationName} onName={setOrganizationName} />
            </Step>
          )}
          {step === LAST_STEP && (
            <Step title={t('setup.channelsTitle')} text={t('setup.channelsText')}>
              <ChannelFields channels={channels} onChange={setChannels} />
            </Step>
          )}
          <FormFailure code={failure} />
          <div className={classes['buttons']}>
            {step > 1 && (
              <Button variant="default" size="md" onClick={() => setStep(step - 1)}>
                {t('app.back')}
              </Button>
            )}
            <Button type="submit" size="md" loading={busy} className={classes['go'] ?? ''}>
              {step === LAST_STEP ? t('setup.finish') : t('app.next')}
            </Button>
          </div>
        </form>
      </div>
    </main>
  );
}

function Step({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: React.ReactNode;
}) {
  return (
    <>
      <div>
        <h1 className={classes['title']}>{title}</h1>
        <p className={classes['text']}>{text}</p>
      </div>
      {children}
    </>
  );
}
