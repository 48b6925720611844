import { useEffect, useRef, useState } from 'react';
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
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const made = URL.createObjectURL(note);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [note]);
  if (address === null) return null;
  return kind === 'audio' ? (
    <audio className={classes['sound']} controls src={address} aria-label={t('writing.audioNote')} />
  ) : (
    <video className={classes['film']} controls playsInline src={address} aria-label={t('writing.videoNote')} />
  );
}
