import { Button } from '@mantine/core';
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react';
import { Suspense, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../../store/chat-store.ts';
import { may } from '../../../store/selectors.ts';
import { attempt } from '../../../ui/attempt.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { Page } from '../../../ui/Page.tsx';
import classes from '../Webhooks.module.css';
import { lazyPart } from '../../../ui/lazy-part.ts';

const ConfirmDialog = lazyPart(async () => ({
  default: (await import('../../../ui/ConfirmDialog.tsx')).ConfirmDialog,
}));

interface CustomPageProps<Row extends { readonly id: string; readonly name: string }> {
  /** Its texts stand under this name. */
  readonly texts: 'customEmoji' | 'customSounds' | 'customStatuses';
  readonly permission: string;
  readonly icon: ReactNode;
  readonly rows: readonly Row[] | undefined;
  readonly show: (row: Row) => ReactNode;
  readonly dialog: (row: Row | null, close: () => void) => ReactNode;
  readonly onRemove: (row: Row) => Promise<unknown>;
}

/** What a workspace adds of its own: a list, and for those who may, ways to add, change and remove. */
export function CustomPage<Row extends { readonly id: string; readonly name: string }>({
  texts,
  permission,
  icon,
  rows,
  show,
  dialog,
  onRemove,
}: CustomPageProps<Row>) {
  const { t } = useTranslation();
  const ready = useStore(chatStore, (state) => state.ready);
  const mayManage = useStore(chatStore, (state) => may(state, permission));
  /** `new`: one that is not there yet. */
  const [editing, setEditing] = useState<Row | 'new' | null>(null);
  const [removing, setRemoving] = useState<Row | null>(null);
  return (
    <Page
      icon={icon}
      title={t(`${texts}.title`)}
      actions={
        mayManage && (
          <Button leftSection={<IconPlus size={17} />} onClick={() => setEditing('new')}>
            {t(`${texts}.add`)}
          </Button>
        )
      }
    >
      {ready && !mayManage && <EmptyState icon={icon} title={t(`${texts}.onlySome`)} />}
      {mayManage && rows?.length === 0 && (
        <EmptyState icon={icon} title={t(`${texts}.none`)}>
          {t(`${texts}.noneText`)}
        </EmptyState>
      )}
      {mayManage && rows !== undefined && rows.length > 0 && (
        <ul aria-label={t(`${texts}.title`)}>
          {rows.map((row) => (
            <li key={row.id} className={classes['row']}>
              {show(row)}
              <IconButton label={`${t(`${texts}.change`)}: ${row.name}`} onClick={() => setEditing(row)}>
                <IconPencil size={18} />
              </IconButton>
              <IconButton label={`${t(`${texts}.remove`)}: ${row.name}`} tone="danger" onClick={() => setRemoving(row)}>
                <IconTrash size={18} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        {editing !== null && dialog(editing === 'new' ? null : editing, () => setEditing(null))}
        {removing !== null && (
          <ConfirmDialog
            title={t(`${texts}.removeTitle`, { name: removing.name })}
            text={t(`${texts}.removeText`)}
            confirm={t(`${texts}.remove`)}
            onConfirm={() => void attempt(onRemove(removing))}
            onClose={() => setRemoving(null)}
          />
        )}
      </Suspense>
    </Page>
  );
}
