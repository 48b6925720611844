import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../../server/contracts/message.ts';
import { fileLink } from '../../../lib/file-kind.ts';
import classes from '../FileCards.module.css';

const WIDEST = 420;
const HIGHEST = 320;

/** A picture in its place; pressing it opens the gallery, any other click what a link does. */
export function PictureCard({ file }: { readonly file: FileView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const link = fileLink(file);
  const { width, height, thumb, animated } = file.image ?? { width: 1, height: 1, thumb: null };
  const scale = Math.min(1, WIDEST / width, HIGHEST / height);
  const still = animated === true && window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const small = thumb !== null && (animated !== true || still);
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void navigate({ to: '.', search: (search: object) => ({ ...search, file: file.id }) } as never);
  };
  return (
    <figure className={classes['figure']}>
      <a
        href={link}
        target="_blank"
        rel="noopener noreferrer"
        className={classes['picture']}
        aria-label={t('files.openPicture', { name: file.description ?? file.name })}
        title={file.name}
        onClick={open}
      >
        <img
          src={small ? `${link}?thumb=1` : link}
          alt=""
          width={Math.round(width * scale)}
          height={Math.round(height * scale)}
          loading="lazy"
          decoding="async"
        />
      </a>
      {file.description !== undefined && <figcaption className={classes['caption']}>{file.description}</figcaption>}
    </figure>
  );
}
