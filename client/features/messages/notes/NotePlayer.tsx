import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Recorder.module.css';
import type { NoteKind } from './recording.ts';

/** What the camera sees, as in a mirror and without its own sound. */
export function LiveFilm({ stream }: { readonly stream: MediaStream }) {
  const film = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (film.current !== null) film.current.srcObject = stream;
  }, [stream]);
  return (
    <video ref={film} className={`${classes['film']} ${classes['mirror']}`} autoPlay muted playsInline aria-hidden />
  );
}

/** A note before it is sent. */
export function NotePlayer({ note, kind }: { readonly note: File; readonly kind: NoteKind }) {
  const { t } = useTranslation();
  const player = useRef<HTMLAudioElement & HTMLVideoElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(note);
    if (player.current !== null) player.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [note]);
  return kind === 'audio' ? (
    <audio ref={player} className={classes['sound']} controls aria-label={t('writing.audioNote')} />
  ) : (
    <video ref={player} className={classes['film']} controls playsInline aria-label={t('writing.videoNote')} />
  );
}
