import { IconDownload, IconExternalLink, IconFile, IconFileTypePdf } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../../server/contracts/message.ts';
import { fileExtension, fileLink } from '../../../lib/file-kind.ts';
import { formatBytes } from '../../../lib/format-bytes.ts';
import classes from '../FileCards.module.css';

/** A file that is saved; one that the browser shows by a viewer of its own is opened in another tab as well. */
export function DownloadCard({
  file,
  opensInBrowser = false,
}: {
  readonly file: FileView;
  readonly opensInBrowser?: boolean;
}) {
  const { t } = useTranslation();
  const Icon = opensInBrowser ? IconFileTypePdf : IconFile;
  const facts = [fileExtension(file.name), formatBytes(file.size)].filter((fact) => fact !== '').join(' · ');
  return (
    <div className={classes['card']}>
      <Icon size={28} stroke={1.4} aria-hidden />
      <span className={classes['facts']}>
        <span className={classes['name']} title={file.name}>
          {file.name}
        </span>
        {file.description !== undefined && <span className={classes['said']}>{file.description}</span>}
        <span className={classes['size']}>{facts}</span>
      </span>
      {opensInBrowser && (
        <a
          href={fileLink(file)}
          target="_blank"
          rel="noopener noreferrer"
          className={classes['save']}
          aria-label={t('files.preview', { name: file.name })}
        >
          <IconExternalLink size={18} aria-hidden />
        </a>
      )}
      <a
        href={`${fileLink(file)}?download`}
        download={file.name}
        className={classes['save']}
        aria-label={t('files.save', { name: file.name })}
      >
        <IconDownload size={18} aria-hidden />
      </a>
    </div>
  );
}
