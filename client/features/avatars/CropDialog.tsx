import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/Dialog.tsx';
import { clampCrop, type Crop, MOST_ZOOM, moveCrop, sourceSquare, WHOLE } from './crop.ts';
import classes from './Avatars.module.css';
import { cutPicture } from './cut-picture.ts';

const OPENING = 256;
const STEP = 12;
const arrows: Readonly<Record<string, { readonly x: number; readonly y: number }>> = {
  ArrowLeft: { x: STEP, y: 0 },
  ArrowRight: { x: -STEP, y: 0 },
  ArrowUp: { x: 0, y: STEP },
  ArrowDown: { x: 0, y: -STEP },
};

interface CropDialogProps {
  readonly picture: ImageBitmap;
  readonly onCut: (cut: Blob) => void;
  readonly onClose: () => void;
}

/** The part of a picture that is to be shown: dragged or moved by arrow keys, zoomed by wheel or slider. */
export function CropDialog({ picture, onCut, onClose }: CropDialogProps) {
  const { t } = useTranslation();
  const [crop, setCrop] = useState(WHOLE);
  const move = (by: { x: number; y: number }) => setCrop((held) => moveCrop(held, by, OPENING, picture));
  const zoom = (to: (held: number) => number) =>
    setCrop((held) => clampCrop({ ...held, zoom: to(held.zoom) }, picture));
  return (
    <Dialog opened onClose={onClose} title={t('avatars.cropTitle')} size="sm">
      <div className={classes['crop']}>
        <Opening picture={picture} crop={crop} onMove={move} onZoom={zoom} />
        <label className={classes['zoom']}>
          {t('avatars.zoom')}
          <input
            type="range"
            min={1}
            max={MOST_ZOOM}
            step={0.05}
            value={crop.zoom}
            onChange={({ currentTarget }) => zoom(() => currentTarget.valueAsNumber)}
          />
        </label>
        <Button fullWidth onClick={() => void cutPicture(picture, crop).then(onCut)}>
          {t('avatars.use')}
        </Button>
      </div>
    </Dialog>
  );
}

interface OpeningProps {
  readonly picture: ImageBitmap;
  readonly crop: Crop;
  readonly onMove: (by: { readonly x: number; readonly y: number }) => void;
  readonly onZoom: (to: (held: number) => number) => void;
}

function Opening({ picture, crop, onMove: move, onZoom: zoom }: OpeningProps) {
  const { t } = useTranslation();
  const canvas = useRef<HTMLCanvasElement>(null);
  const from = useRef<{ x: number; y: number } | null>(null);
  useEffect(() => {
    const context = canvas.current?.getContext('2d');
    const { x, y, side } = sourceSquare(crop, picture);
    context?.clearRect(0, 0, OPENING * 2, OPENING * 2);
    context?.drawImage(picture, x, y, side, side, 0, 0, OPENING * 2, OPENING * 2);
  }, [crop, picture]);

  const onKeyDown = (event: KeyboardEvent) => {
    const by = arrows[event.key];
    if (by !== undefined) move(by);
    else if (event.key === '+' || event.key === '=') zoom((held) => held * 1.2);
    else if (event.key === '-') zoom((held) => held / 1.2);
    else return;
    event.preventDefault();
  };
  const onPointerMove = ({ clientX, clientY }: PointerEvent) => {
    if (from.current === null) return;
    move({ x: clientX - from.current.x, y: clientY - from.current.y });
    from.current = { x: clientX, y: clientY };
  };

  return (
    <canvas
      ref={canvas}
      width={OPENING * 2}
      height={OPENING * 2}
      className={classes['opening']}
      role="application"
      aria-label={t('avatars.crop')}
      tabIndex={0}
      data-autofocus
      onKeyDown={onKeyDown}
      onWheel={(event) => zoom((held) => held * (event.deltaY < 0 ? 1.08 : 1 / 1.08))}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { x: event.clientX, y: event.clientY };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => (from.current = null)}
      onPointerCancel={() => (from.current = null)}
    />
  );
}
