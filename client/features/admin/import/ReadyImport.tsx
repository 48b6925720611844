import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../../../server/contracts/methods.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import classes from './Import.module.css';
import { ImportChoice } from './ImportChoice.tsx';
import { ImportReport } from './ImportReport.tsx';

/** What the check found, to choose from and to start. */
export function ReadyImport({ row }: { readonly row: ImportView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [people, setPeople] = useState<ReadonlySet<string>>(new Set());
  const [rooms, setRooms] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const { data } = useQuery({
    queryKey: ['imports', row.id],
    queryFn: () => call('import:get', { importId: row.id }),
    staleTime: Infinity,
  });
  const act = async (asked: Promise<unknown>) => {
    setBusy(true);
    await attempt(asked);
    await queries.invalidateQueries({ queryKey: ['imports'] });
    setBusy(false);
  };

  return (
    <>
      <p className={classes['note']}>{t('imports.readyText')}</p>
      {row.report !== null && <ImportReport report={row.report} examples={data?.examples ?? []} />}
      {data !== undefined && data.people.length > 0 && (
        <ImportChoice
          legend={t('imports.people')}
          items={data.people.map(({ key, username, name, known, bot }) => ({
            key,
            label: name === username ? username : `${name} (${username})`,
            note: known ? t('imports.isHere') : bot ? t('imports.isBot') : undefined,
          }))}
          without={people}
          onChange={setPeople}
        />
      )}
      {data !== undefined && data.rooms.length > 0 && (
        <ImportChoice
          legend={t('imports.rooms')}
          items={data.rooms.map(({ key, kind, name, archived }) => ({
            key,
            label: kind === 'direct' ? name : `#${name}`,
            note: archived ? t('imports.isArchived') : kind === 'channel' ? undefined : t(`imports.kind.${kind}`),
          }))}
          without={rooms}
          onChange={setRooms}
        />
      )}
      <div className={classes['buttons']}>
        <Button
          loading={busy}
          onClick={() =>
            void act(call('import:start', { importId: row.id, withoutPeople: [...people], withoutRooms: [...rooms] }))
          }
        >
          {t('imports.start')}
        </Button>
        <Button variant="default" disabled={busy} onClick={() => void act(call('import:cancel', { importId: row.id }))}>
          {t('imports.discard')}
        </Button>
      </div>
    </>
  );
}
