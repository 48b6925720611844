import { IconDownload, IconMessage } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import Lightbox from 'yet-another-react-lightbox';
import Video from 'yet-another-react-lightbox/plugins/video';
import Zoom from 'yet-another-react-lightbox/plugins/zoom';
import 'yet-another-react-lightbox/styles.css';
import type { RoomFileView } from '../../../server/contracts/methods.ts';
import type { RoomView } from '../../../server/contracts/room.ts';
import { fileKind, fileLink } from '../../lib/file-kind.ts';
import { formatDay, formatTime } from '../../lib/time-format.ts';
import { showNotice } from '../../ui/notices.ts';
import classes from './Gallery.module.css';
import { useGalleryStart } from './use-gallery-start.ts';
import { useRoomPictures } from './use-room-pictures.ts';

/** All pictures and films of a room, one at a time. Which one stands in the address, so the way back closes it. */
export function Gallery({ room, fileId }: { readonly room: RoomView; readonly fileId: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { files, index, looking, failed } = useRoomPictures(room.id, fileId);
  const shown = files[index];
  const search = (change: (search: Search) => Search, replace: boolean) =>
    void navigate({ to: '.', search: change, replace } as never);
  const close = () => search(({ file: _file, ...rest }) => rest, false);
  const { start, look } = useGalleryStart(files, fileId);
  const missing = !looking && shown === undefined;
  useEffect(() => {
    if (!missing) return;
    showNotice(t(failed ? 'errors.no-answer' : 'files.galleryEmpty'), 'alert');
    void navigate({ to: '.', search: ({ file: _file, ...rest }: Search) => rest, replace: true } as never);
  }, [missing, failed, navigate, t]);
  if (shown === undefined || start.index === -1) return null;

  const motion = window.matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : 150;
  return (
    <Lightbox
      open
      close={close}
      index={start.index}
      slides={start.slides}
      plugins={[Zoom, Video]}
      on={{
        view: ({ index: at }) => {
          const file = files[at];
          if (file === undefined || !look(file.id)) return;
          search((held) => ({ ...held, file: file.id }), true);
        },
      }}
      carousel={{ finite: true, preload: 1 }}
      animation={{ fade: motion, swipe: motion, zoom: motion, navigation: motion }}
      controller={{ closeOnPullDown: true }}
      zoom={{ maxZoomPixelRatio: 4, scrollToZoom: true }}
      video={{ controls: true, playsInline: true, preload: 'metadata' }}
      labels={{
        Lightbox: t('files.gallery'),
        Close: t('app.close'),
        Next: t('files.next'),
        Previous: t('files.previous'),
        'Zoom in': t('files.zoomIn'),
        'Zoom out': t('files.zoomOut'),
      }}
      toolbar={{
        buttons: [
          <Save key="save" file={shown} />,
          <Jump
            key="jump"
            file={shown}
            onJump={(msg) => search(({ file: _file, ...rest }) => ({ ...rest, msg }), false)}
          />,
          'close',
        ],
      }}
      render={{ slideFooter: () => null, controls: () => <Caption file={shown} at={index} total={files.length} /> }}
    />
  );
}

interface Search {
  readonly file?: string;
  readonly msg?: string;
}

function Save({ file }: { readonly file: RoomFileView }) {
  const { t } = useTranslation();
  return (
    <a
      href={`${fileLink(file)}?download`}
      download={file.name}
      className={`yarl__button ${classes['tool']}`}
      aria-label={t('files.save', { name: file.name })}
      title={t('files.download')}
    >
      <IconDownload size={24} aria-hidden />
    </a>
  );
}

function Jump({ file, onJump }: { readonly file: RoomFileView; readonly onJump: (messageId: string) => void }) {
  const { t } = useTranslation();
  const { messageId } = file;
  if (messageId === null) return null;
  return (
    <button
      type="button"
      className={`yarl__button ${classes['tool']}`}
      aria-label={t('files.jump')}
      title={t('files.jump')}
      onClick={() => onJump(messageId)}
    >
      <IconMessage size={24} aria-hidden />
    </button>
  );
}

/** Who sent it and what it is; read out when another one comes. */
function Caption({ file, at, total }: { readonly file: RoomFileView; readonly at: number; readonly total: number }) {
  const { t, i18n } = useTranslation();
  const when = `${formatDay(i18n.language, file.createdAt)}, ${formatTime(i18n.language, 'time', file.createdAt)}`;
  return (
    <div className={classes['caption']} role="status" data-kind={fileKind(file)}>
      <span className={classes['said']}>{file.description ?? file.name}</span>
      <span>
        {t('files.sentBy', { name: file.author.name, when })} · {t('files.ordinal', { at: at + 1, total })}
      </span>
    </div>
  );
}
