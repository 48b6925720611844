import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { dismissNotice, noticeStore } from './notices.ts';
import classes from './Notices.module.css';

export function Notices() {
  const { t } = useTranslation();
  const notices = useStore(noticeStore);
  return (
    <div className={classes.region} role="status">
      {notices.map(({ id, text, tone, action }) => (
        <div key={id} className={classes.notice} data-tone={tone}>
          <span>{text}</span>
          {action !== null && (
            <button
              type="button"
              className={classes.action}
              onClick={() => {
                dismissNotice(id);
                action.run();
              }}
            >
              {action.label}
            </button>
          )}
          <button type="button" className={classes.close} aria-label={t('app.close')} onClick={() => dismissNotice(id)}>
            <IconX size={16} />
          </button>
        </div>
      ))}
    </div>
  );
}
