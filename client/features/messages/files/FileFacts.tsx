import { IconDownload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../../server/contracts/message.ts';
import { fileLink } from '../../../lib/file-kind.ts';
import { formatBytes } from '../../../lib/format-bytes.ts';
import classes from '../FileCards.module.css';

/** The name and size of what is played in place, and the way to save it. */
export function FileFacts({ file }: { readonly file: FileView }) {
  const { t } = useTranslation();
  return (
    <span className={classes['line']}>
      <span className={classes['lineName']}>{file.name}</span>
      <span className={classes['size']}>{formatBytes(file.size)}</span>
      <a
        href={`${fileLink(file)}?download`}
        download={file.name}
        className={classes['save']}
        aria-label={t('files.save', { name: file.name })}
      >
        <IconDownload size={16} aria-hidden />
      </a>
    </span>
  );
}
