import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import forms from '../../../ui/Form.module.css';
import { shownCode } from '../../../ui/failure-code.ts';
import classes from './Import.module.css';
import { useArchive } from './use-archive.ts';

/** Takes an archive, chosen or dropped, and shows how far it is on its way. */
export function ArchiveField() {
  const { t } = useTranslation();
  const { share, failure, send, stop } = useArchive();
  const [over, setOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file !== undefined && share === null) send(file);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files);
  };

  return (
    <>
      <div
        className={classes['drop']}
        data-over={over}
        data-testid="archive-drop"
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={field}
          type="file"
          accept=".zip,application/zip"
          hidden
          aria-label={t('imports.choose')}
          onChange={(event) => {
            take(event.currentTarget.files);
            event.currentTarget.value = '';
          }}
        />
        {share === null ? (
          <>
            <Button leftSection={<IconUpload size={17} />} onClick={() => field.current?.click()}>
              {t('imports.choose')}
            </Button>
            <p className={classes['note']}>{t('imports.dropHint')}</p>
          </>
        ) : (
          <>
            <p>{t('imports.uploading', { percent: Math.round(share * 100) })}</p>
            <progress className={classes['bar']} value={share} max={1} aria-label={t('imports.uploadingLabel')} />
            <Button variant="default" onClick={stop}>
              {t('app.cancel')}
            </Button>
          </>
        )}
      </div>
      {failure !== null && (
        <div role="alert" className={forms['failure']}>
          {t(`errors.${shownCode(failure.code)}`, { reason: String(failure.details['reason']) })}
        </div>
      )}
    </>
  );
}
