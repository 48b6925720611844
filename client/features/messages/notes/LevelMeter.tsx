import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './Recorder.module.css';

/** How loud it is just now; drawn past React, sixty times a second. */
export function LevelMeter({ stream }: { readonly stream: MediaStream }) {
  const { t } = useTranslation();
  const bar = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const audio = new AudioContext();
    const analyser = audio.createAnalyser();
    analyser.fftSize = 512;
    audio.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    let frame = 0;
    const draw = () => {
      analyser.getFloatTimeDomainData(samples);
      const loudest = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
      const level = Math.min(100, Math.round(Math.sqrt(loudest) * 100));
      bar.current?.setAttribute('aria-valuenow', String(level));
      bar.current?.style.setProperty('--level', `${level}%`);
      frame = requestAnimationFrame(draw);
    };
    draw();
    return () => {
      cancelAnimationFrame(frame);
      void audio.close();
    };
  }, [stream]);
  return (
    <div
      ref={bar}
      role="meter"
      aria-label={t('writing.level')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      className={classes['meter']}
    />
  );
}
