import { useEffect, useRef } from 'react';

/** Shows a picked file in an image or a player, for as long as it is picked. */
export function usePreview<Shown extends HTMLImageElement | HTMLAudioElement>(file: File | null) {
  const place = useRef<Shown>(null);
  useEffect(() => {
    if (file === null || place.current === null) return;
    const address = URL.createObjectURL(file);
    place.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [file]);
  return place;
}
