import { useTranslation } from 'react-i18next';
import type { ImportReportView } from '../../../../server/contracts/methods.ts';
import { enRest } from '../../../i18n/en-rest.ts';
import classes from './Import.module.css';

type Reason = keyof (typeof enRest)['imports']['reason'];
type Example = { readonly what: string; readonly reason: string };

/** What there is, and what stays out and why. */
export function ImportReport({
  report,
  examples,
}: {
  readonly report: ImportReportView;
  readonly examples: readonly Example[];
}) {
  const { t } = useTranslation();
  const reasonText = (reason: string) => (isReason(reason) ? t(`imports.reason.${reason}`) : reason);
  const skipped = Object.entries(report.skipped);
  const kinds = [
    ['people', report.people],
    ['rooms', report.rooms],
    ['messages', report.messages],
  ] as const;

  return (
    <>
      <dl className={classes['counts']}>
        {kinds.map(([kind, { made, found }]) => (
          <div key={kind}>
            <dt>{t(`imports.${kind}`)}</dt>
            <dd>{t('imports.new', { count: made })}</dd>
            {found > 0 && <dd>{t('imports.found', { count: found })}</dd>}
          </div>
        ))}
        <div>
          <dt>{t('imports.files')}</dt>
          <dd>{t('imports.new', { count: report.files })}</dd>
        </div>
      </dl>
      {skipped.length > 0 && (
        <details className={classes['left']}>
          <summary>{t('imports.leftOut', { count: skipped.reduce((sum, [, count]) => sum + count, 0) })}</summary>
          <ul>
            {skipped.map(([reason, count]) => (
              <li key={reason}>{t('imports.leftOutFor', { count, reason: reasonText(reason) })}</li>
            ))}
          </ul>
          {examples.length > 0 && (
            <>
              <p className={classes['note']}>{t('imports.examples')}</p>
              {/* It scrolls, so it can be reached by keys. */}
              <ul tabIndex={0} aria-label={t('imports.examples')}>
                {examples.map(({ what, reason }, at) => (
                  <li key={at}>
                    {what}: {reasonText(reason)}
                  </li>
                ))}
              </ul>
            </>
          )}
        </details>
      )}
    </>
  );
}

function isReason(reason: string): reason is Reason {
  return reason in enRest.imports.reason;
}
