import { useTranslation } from 'react-i18next';
import type { CommandView } from '../../../server/contracts/methods.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import classes from './CommandHelp.module.css';

export function CommandHelp({
  commands,
  onClose,
}: {
  readonly commands: readonly CommandView[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog opened title={t('commands.title')} size={560} onClose={onClose}>
      <p>{t('commands.intro')}</p>
      <dl className={classes['commands']}>
        {commands.map(({ name, params, description }) => (
          <div key={name} className={classes['command']}>
            <dt>
              <code>/{name}</code> <span className={classes['params']}>{params}</span>
            </dt>
            <dd>{description}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
