import { useTranslation } from 'react-i18next';
import type { CommandView } from '../../../server/contracts/methods.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import classes from './CommandHelp.module.css';
import { describeCommand } from './commands/command-texts.ts';

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
        {commands.map((command) => (
          <div key={command.name} className={classes['command']}>
            <dt>
              <code>/{command.name}</code> <span className={classes['params']}>{command.params}</span>
            </dt>
            <dd>{describeCommand(t, command)}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
