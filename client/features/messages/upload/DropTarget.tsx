import { useEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { formatBytes } from '../../../lib/format-bytes.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { filesOf } from './check-file.ts';
import classes from './DropTarget.module.css';

interface DropTargetProps {
  readonly label: string;
  readonly onDrop: (dropped: ReturnType<typeof filesOf>) => void;
}

/** Takes files that are dropped anywhere on the room or the panel in which the place to write stands. */
export function DropTarget({ label, onDrop }: DropTargetProps) {
  const anchor = useRef<HTMLSpanElement>(null);
  const [region, setRegion] = useState<Element | null>(null);
  const isOver = useDrop(region, onDrop);
  useEffect(() => setRegion(anchor.current?.closest('main, aside') ?? null), []);
  return (
    <>
      <span ref={anchor} hidden />
      {isOver && region !== null && createPortal(<Sign label={label} />, region)}
    </>
  );
}

function Sign({ label }: { readonly label: string }) {
  const { t } = useTranslation();
  const limit = useStore(chatStore, (state) => Number(state.settings['FileUpload_MaxFileSize'] ?? 0));
  return (
    <div className={classes['target']} data-testid="drop-target">
      <p className={classes['label']}>{label}</p>
      {limit > 0 && <p className={classes['hint']}>{t('files.dropHint', { size: formatBytes(limit) })}</p>}
    </div>
  );
}

/** Whether files are held over the region. Counting is of no use: what is entered is not always left. */
function useDrop(region: Element | null, onDrop: DropTargetProps['onDrop']): boolean {
  const [isOver, setIsOver] = useState(false);
  const latest = useRef(onDrop);
  useEffect(() => {
    latest.current = onDrop;
  });
  useEffect(() => {
    if (region === null) return;
    const ended = new AbortController();
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const on = (name: 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
      region.addEventListener(name, (event) => act(event as DragEvent), { signal: ended.signal });
    on('dragover', (event) => {
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      clearTimeout(leaving);
      setIsOver(true);
    });
    on('dragleave', () => {
      clearTimeout(leaving);
      leaving = setTimeout(() => setIsOver(false), 100);
    });
    on('drop', (event) => {
      setIsOver(false);
      if (event.dataTransfer?.types.includes('Files') !== true) return;
      event.preventDefault();
      latest.current(filesOf(event.dataTransfer));
    });
    return () => {
      ended.abort();
      clearTimeout(leaving);
    };
  }, [region]);
  return isOver;
}
