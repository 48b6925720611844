import { useTranslation } from 'react-i18next';
import type { ShownCode } from './failure-code.ts';
import classes from './Form.module.css';

/** Why a form was refused, in words that say what to do; read out at once. */
export function FormFailure({ code }: { readonly code: ShownCode | null }) {
  const { t } = useTranslation();
  if (code === null) return null;
  return (
    <div role="alert" className={classes.failure}>
      {t(`errors.${code}`)}
    </div>
  );
}
