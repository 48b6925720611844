import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Switch.css';
import { Switch } from '@mantine/core';
import { IconAdjustments } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Preferences } from '../../../server/contracts/user.ts';
import { chatStore } from '../../store/chat-store.ts';
import { attempt } from '../../ui/attempt.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import { LanguageSelect } from '../../ui/LanguageSelect.tsx';
import { Page } from '../../ui/Page.tsx';
import { changePreferences } from './change-preferences.ts';
import { NotificationSection } from './NotificationSection.tsx';
import { OwnData } from './OwnData.tsx';
import classes from './Preferences.module.css';

const NONE: Preferences = {};

/** The reader's own choices. They follow the account to every device and are kept as they are made. */
export function PreferencesPage({ picture }: { readonly picture?: ReactNode }) {
  const { t, i18n } = useTranslation();
  const preferences = useStore(chatStore, (state) => state.self?.preferences ?? NONE);
  const change = (changes: Preferences) => void attempt(changePreferences(changes));

  return (
    <Page icon={<IconAdjustments size={19} aria-hidden />} title={t('preferences.title')} narrow>
      <p className={classes['saved']}>{t('preferences.saved')}</p>
      {picture}
      <section className={classes['section']}>
        <h2>{t('preferences.appearance')}</h2>
        <ChoiceField
          label={t('preferences.theme')}
          value={preferences.theme ?? 'auto'}
          choices={{ light: t('preferences.light'), dark: t('preferences.dark'), auto: t('preferences.auto') }}
          onChange={(theme) => change({ theme })}
        />
        <LanguageSelect
          label={t('preferences.language')}
          value={i18n.language}
          onChange={(language) => change({ language })}
        />
      </section>
      <section className={classes['section']}>
        <h2>{t('preferences.sidebar')}</h2>
        <ChoiceField
          label={t('preferences.density')}
          value={preferences.sidebarDensity ?? 'medium'}
          choices={{
            condensed: t('preferences.condensed'),
            medium: t('preferences.medium'),
            extended: t('preferences.extended'),
          }}
          onChange={(sidebarDensity) => change({ sidebarDensity })}
        />
        <ChoiceField
          label={t('preferences.sort')}
          value={preferences.sidebarSort ?? 'activity'}
          choices={{ activity: t('preferences.activity'), name: t('preferences.name') }}
          onChange={(sidebarSort) => change({ sidebarSort })}
        />
        <Switch
          label={t('preferences.unreadFirst')}
          checked={preferences.sidebarUnreadFirst ?? false}
          onChange={(event) => change({ sidebarUnreadFirst: event.currentTarget.checked })}
        />
        <Switch
          label={t('preferences.groupByKind')}
          checked={preferences.sidebarGroupByKind ?? true}
          onChange={(event) => change({ sidebarGroupByKind: event.currentTarget.checked })}
        />
        <Switch
          label={t('preferences.avatars')}
          checked={preferences.sidebarAvatars ?? false}
          onChange={(event) => change({ sidebarAvatars: event.currentTarget.checked })}
        />
      </section>
      <NotificationSection preferences={preferences} change={change} />
      <section className={classes['section']}>
        <h2>{t('preferences.presence')}</h2>
        <Switch
          label={t('notifications.autoAway')}
          description={t('notifications.autoAwayHint')}
          checked={preferences.autoAway ?? true}
          onChange={(event) => change({ autoAway: event.currentTarget.checked })}
        />
        <ChoiceField
          label={t('notifications.awayAfter')}
          value={String((preferences.awayAfter ?? 300) / 60)}
          choices={{ '5': '5', '10': '10', '15': '15', '30': '30', '60': '60' }}
          onChange={(minutes) => change({ awayAfter: Number(minutes) * 60 })}
        />
      </section>
      <section className={classes['section']}>
        <h2>{t('preferences.writing')}</h2>
        <Switch
          label={t('preferences.sendOnEnter')}
          description={t('preferences.sendOnEnterHint')}
          checked={preferences.sendOnEnter ?? true}
          onChange={(event) => change({ sendOnEnter: event.currentTarget.checked })}
        />
      </section>
      <OwnData />
    </Page>
  );
}
