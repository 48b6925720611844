import { useTranslation } from 'react-i18next';
import { keyNames, shortcuts } from '../../lib/shortcuts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import classes from './ShortcutSheet.module.css';

const groups = [...new Set(shortcuts.map(({ group }) => group))];
const IS_MAC = navigator.userAgent.includes('Mac');

/** All keys on one page, from the list that obeys them. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog opened onClose={onClose} title={t('shortcuts.title')} size={720}>
      <div className={classes['groups']}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{t(`shortcuts.groups.${group}`)}</h3>
            <dl>
              {shortcuts
                .filter((one) => one.group === group)
                .map(({ id, keys }) => (
                  <div key={id} className={classes['row']}>
                    <dt>{t(`shortcuts.${id}`)}</dt>
                    <dd>
                      {keys.map((one) => (
                        <span key={one} className={classes['keys']}>
                          {keyNames(one, IS_MAC).map((name) => (
                            <kbd key={name}>{name}</kbd>
                          ))}
                        </span>
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}
