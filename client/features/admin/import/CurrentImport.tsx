import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ImportView } from '../../../../server/contracts/methods.ts';
import { enRest } from '../../../i18n/en-rest.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import classes from './Import.module.css';
import { ImportReport } from './ImportReport.tsx';
import { ReadyImport } from './ReadyImport.tsx';

/** The newest import: being checked, waiting to be started, running, or over. */
export function CurrentImport({ row }: { readonly row: ImportView }) {
  const { t } = useTranslation();
  return (
    <section className={classes['card']} aria-labelledby="current-import">
      <h2 id="current-import" className={classes['cardTitle']}>
        {row.fileName}
      </h2>
      <p role="status">{t(`imports.state.${row.state}`)}</p>
      {(row.state === 'checking' || row.state === 'running') && <AtWork row={row} />}
      {row.state === 'ready' && <ReadyImport key={row.id} row={row} />}
      {row.state === 'failed' && row.reason !== null && (
        <p className={classes['note']}>
          {t('imports.failedFor', { reason: isBroken(row.reason) ? t(`imports.broken.${row.reason}`) : row.reason })}
        </p>
      )}
      {(row.state === 'done' || (row.state === 'cancelled' && row.report !== null)) && <Over row={row} />}
    </section>
  );
}

function AtWork({ row: { id, state, progress } }: { readonly row: ImportView }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const cancel = async () => {
    await attempt(call('import:cancel', { importId: id }));
    await queries.invalidateQueries({ queryKey: ['imports'] });
  };
  const label = progress === null ? t('imports.beginning') : t(`imports.phase.${progress.phase}`, { ...progress });
  return (
    <>
      <p className={classes['note']}>{label}</p>
      {/* Without a value it shows that something is going on. */}
      <progress
        className={classes['bar']}
        aria-label={t('imports.progress')}
        {...(progress === null || progress.total === 0 ? {} : { value: progress.done, max: progress.total })}
      />
      {state === 'running' && <p className={classes['note']}>{t('imports.mayLeave')}</p>}
      <div className={classes['buttons']}>
        <Button variant="default" onClick={() => void cancel()}>
          {t('imports.stop')}
        </Button>
      </div>
    </>
  );
}

function Over({ row }: { readonly row: ImportView }) {
  const { data } = useQuery({
    queryKey: ['imports', row.id, row.state],
    queryFn: () => call('import:get', { importId: row.id }),
    staleTime: Infinity,
  });
  return row.report === null ? null : <ImportReport report={row.report} examples={data?.examples ?? []} />;
}

function isBroken(reason: string): reason is keyof (typeof enRest)['imports']['broken'] {
  return reason in enRest.imports.broken;
}
