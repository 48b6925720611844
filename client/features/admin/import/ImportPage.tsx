import { useQuery } from '@tanstack/react-query';
import { IconFileImport } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ImportView } from '../../../../server/contracts/methods.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { isAdmin } from '../../../store/selectors.ts';
import { call } from '../../../transport/live.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { ArchiveField } from './ArchiveField.tsx';
import { CurrentImport } from './CurrentImport.tsx';
import classes from './Import.module.css';

/**
 * Asked again while one is under way. An event would cost every process a read of the store a second, for the one person who
 * looks at this page.
 */
const ASK_EVERY_MS = 1_000;

/** Bringing in people, rooms and messages from another chat. */
export function ImportPage() {
  const { t } = useTranslation();
  const admin = useStore(chatStore, isAdmin);
  const ready = useStore(chatStore, (state) => state.ready);
  const { data } = useQuery({
    queryKey: ['imports'],
    queryFn: () => call('import:list', {}),
    enabled: admin,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) === true ? ASK_EVERY_MS : false),
  });
  const [newest, ...earlier] = data ?? [];

  return (
    <Page title={t('imports.title')} icon={<IconFileImport size={19} aria-hidden />}>
      {ready && !admin && <EmptyState icon={<IconFileImport size={28} />} title={t('imports.onlyAdmins')} />}
      {admin && data !== undefined && (
        <>
          <p className={classes['text']}>{t('imports.text')}</p>
          {!data.some(isUnderWay) && <ArchiveField />}
          {newest !== undefined && <CurrentImport row={newest} />}
          {earlier.length > 0 && <EarlierImports rows={earlier} />}
        </>
      )}
    </Page>
  );
}

function isUnderWay({ state }: ImportView): boolean {
  return state === 'checking' || state === 'running';
}

function EarlierImports({ rows }: { readonly rows: readonly ImportView[] }) {
  const { t, i18n } = useTranslation();
  const date = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <>
      <h2 className={classes['heading']}>{t('imports.earlier')}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className={classes['row']}>
            <span className={classes['rowName']}>{row.fileName}</span>
            <span className={classes['note']}>
              {t(`imports.state.${row.state}`)}
              {row.state === 'done' && row.report !== null && (
                <> · {t('imports.messageCount', { count: row.report.messages.made })}</>
              )}
              {' · '}
              <time dateTime={row.createdAt}>{date.format(new Date(row.createdAt))}</time>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
