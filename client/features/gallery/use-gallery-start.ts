import { useEffect, useRef, useState } from 'react';
import type { Slide } from 'yet-another-react-lightbox';
import type { RoomFileView } from '../../../server/contracts/methods.ts';
import { toSlide } from './to-slide.ts';

interface Start {
  readonly files: readonly RoomFileView[];
  readonly slides: Slide[];
  /** -1 while the file is not among them. */
  readonly index: number;
}

/**
 * The slides, and the one to start from. The address names what is looked at, a moment late, and must not lead back
 * whoever turned on meanwhile: the gallery starts anew only where there are other files, or where the address names one
 * that was not just looked at.
 */
export function useGalleryStart(files: readonly RoomFileView[], fileId: string) {
  const [start, setStart] = useState<Start>({ files: [], slides: [], index: -1 });
  /** From the one that the address names to the one that is looked at. */
  const looked = useRef([fileId]);
  useEffect(() => {
    const place = looked.current.indexOf(fileId);
    looked.current = place === -1 ? [fileId] : looked.current.slice(place);
    const current = looked.current.at(-1);
    setStart((held) => {
      if (held.files === files && place >= 0) return held;
      const slides = held.files === files ? held.slides : files.map(toSlide);
      return { files, slides, index: files.findIndex(({ id }) => id === current) };
    });
  }, [files, fileId]);
  /** Whether it is another one than before. */
  const look = (id: string): boolean => {
    if (looked.current.at(-1) === id) return false;
    looked.current.push(id);
    return true;
  };
  return { start, look };
}
