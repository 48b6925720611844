import { IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../../server/contracts/message.ts';
import { fileLink, formatDuration } from '../../../lib/file-kind.ts';
import classes from './AudioPlayer.module.css';
import { FileFacts } from './FileFacts.tsx';
import { useAudio } from './use-audio.ts';

const STEP = 5;

/** Sound in place: played, sought by pointer or arrow keys, and faster for those in a hurry. */
export function AudioPlayer({ file }: { readonly file: FileView }) {
  const { t, i18n } = useTranslation();
  const { element, state, seek, toggle, nextSpeed } = useAudio();
  const name = file.description ?? file.name;
  const speed = `${state.speed.toLocaleString(i18n.language)}×`;
  return (
    <div className={classes['player']} role="group" aria-label={t('files.audio', { name })}>
      <audio ref={element} src={fileLink(file)} preload="metadata" />
      <div className={classes['controls']}>
        <button
          type="button"
          className={classes['play']}
          aria-label={state.playing ? t('files.pause', { name }) : t('files.play', { name })}
          onClick={toggle}
        >
          {state.playing ? (
            <IconPlayerPauseFilled size={18} aria-hidden />
          ) : (
            <IconPlayerPlayFilled size={18} aria-hidden />
          )}
        </button>
        <input
          type="range"
          className={classes['seek']}
          min={0}
          max={Math.max(state.duration, 0.1)}
          step="any"
          value={Math.min(state.at, state.duration)}
          aria-label={t('files.position')}
          aria-valuetext={t('files.positionOf', {
            at: formatDuration(state.at),
            duration: formatDuration(state.duration),
          })}
          onChange={(event) => seek(event.currentTarget.valueAsNumber)}
          onKeyDown={(event) => {
            const by = { ArrowRight: STEP, ArrowUp: STEP, ArrowLeft: -STEP, ArrowDown: -STEP }[event.key];
            if (by === undefined) return;
            event.preventDefault();
            event.stopPropagation();
            seek(state.at + by);
          }}
        />
        <span className={classes['time']} aria-hidden>
          {formatDuration(state.at > 0 || state.playing ? state.at : state.duration)}
        </span>
        <button type="button" className={classes['speed']} aria-label={t('files.speed', { speed })} onClick={nextSpeed}>
          {speed}
        </button>
      </div>
      {state.failed && (
        <p role="alert" className={classes['failed']}>
          {t('files.unplayable')}
        </p>
      )}
      {file.description !== undefined && <p className={classes['said']}>{file.description}</p>}
      <FileFacts file={file} />
    </div>
  );
}
