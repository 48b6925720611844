import { IconChevronDown, IconDownload, IconFileText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../../server/contracts/message.ts';
import { fileExtension, fileLink } from '../../../lib/file-kind.ts';
import { formatBytes } from '../../../lib/format-bytes.ts';
import { loadFileText } from '../../../transport/file-text.ts';
import { failureCode } from '../../../ui/failure-code.ts';
import classes from '../FileCards.module.css';
import { PlainButton } from '../../../ui/PlainButton.tsx';

/** Text, code or a table: its beginning can be read in place, as plain text whatever it is. */
export function TextCard({ file }: { readonly file: FileView }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const id = useId();
  const facts = [fileExtension(file.name), formatBytes(file.size)].filter((fact) => fact !== '').join(' · ');
  return (
    <div className={classes['textCard']}>
      <div className={classes['card']} data-open={open}>
        <IconFileText size={28} stroke={1.4} aria-hidden />
        <span className={classes['facts']}>
          <span className={classes['name']} title={file.name}>
            {file.name}
          </span>
          {file.description !== undefined && <span className={classes['said']}>{file.description}</span>}
          <span className={classes['size']}>{facts}</span>
        </span>
        <button
          type="button"
          className={classes['save']}
          aria-label={t('files.read', { name: file.name })}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          <IconChevronDown size={18} aria-hidden className={classes['turn']} />
        </button>
        <a
          href={`${fileLink(file)}?download`}
          download={file.name}
          className={classes['save']}
          aria-label={t('files.save', { name: file.name })}
        >
          <IconDownload size={18} aria-hidden />
        </a>
      </div>
      <div id={id}>{open && <TextPreview file={file} />}</div>
    </div>
  );
}

function TextPreview({ file }: { readonly file: FileView }) {
  const { t } = useTranslation();
  const { data, isPending, error, refetch } = useQuery({
    queryKey: ['file-text', file.id],
    queryFn: () => loadFileText(fileLink(file), file.size),
    staleTime: Infinity,
    retry: false,
  });
  if (isPending) return <p className={classes['note']}>{t('app.loading')}</p>;
  if (error !== null)
    return (
      <p className={classes['note']} role="alert">
        {t(`errors.${failureCode(error)}`)} <PlainButton onClick={() => void refetch()}>{t('app.retry')}</PlainButton>
      </p>
    );
  if (data === null || data === undefined) return <p className={classes['note']}>{t('files.noText')}</p>;
  return (
    <>
      <pre
        className={classes['text']}
        tabIndex={0}
        role="region"
        aria-label={t('files.contents', { name: file.name })}
        dir="auto"
      >
        {data.text}
      </pre>
      {data.cut && <p className={classes['note']}>{t('files.cut')}</p>}
    </>
  );
}
