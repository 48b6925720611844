import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import type { Timeline } from '../../store/timeline.ts';
import type { Outgoing } from '../../transport/outbox-storage.ts';
import { JumpBar } from './JumpBar.tsx';
import { JumpToNewest } from './JumpToNewest.tsx';
import { StickyDay } from './StickyDay.tsx';
import classes from './Timeline.module.css';
import { AT_END_WITHIN, offsetToComeInAt, useArrived, useStayAtEnd } from './timeline-position.ts';
import { TimelineRowView } from './TimelineRowView.tsx';
import { estimateHeight } from './estimate-height.ts';
import { holdsReadMark, timelineRows } from './timeline-rows.ts';
import { useHiddenKinds } from './use-hidden-kinds.ts';
import { useFocusedRow } from './use-focused-row.ts';
import type { TimelineSource } from './use-timeline.ts';

/** Above the oldest row, so that its place does not move when it turns out to be the first of all. */
const SPACE_ABOVE = 24;
/** Older messages are asked for long before the reader reaches the oldest one. */
const LOAD_WITHIN_ROWS = 30;
/** Before the list is measured. */
const USUAL_WIDTH = 1000;

interface TimelineProps {
  readonly room: RoomView;
  readonly title: string;
  readonly timeline: Timeline;
  readonly source: TimelineSource;
  readonly outgoing: readonly Outgoing[];
  readonly selfId: string | undefined;
  /** The seq up to which was read when the room was opened. */
  readonly unreadAfter: number | null;
  readonly targetId: string | undefined;
  readonly editingId: string | null;
  readonly onEdit: (messageId: string | null) => void;
  readonly onAtEnd: (atEnd: boolean) => void;
  readonly onToNewest: () => void;
  readonly onEscape: () => void;
}

/**
 * The messages of one room, of which only those near the view are in the document. Rows are anchored by their keys:
 * whatever is loaded, grows or arrives, the row under the reader's eyes stays where it is.
 */
export function TimelineView(props: TimelineProps) {
  const { room, title, timeline, source, outgoing, selfId, unreadAfter, targetId, onAtEnd } = props;
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const [atEnd, setAtEnd] = useState(true);
  const hiddenKinds = useHiddenKinds(room);
  const rows = useMemo(
    () => timelineRows(timeline, outgoing, { selfId, unreadAfter, hiddenKinds }),
    [timeline, outgoing, selfId, unreadAfter, hiddenKinds],
  );

  // The list measures all rows anew when these change, so they change only with the rows.
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const estimateSize = useCallback(
    (index: number) => estimateHeight(rows[index], scroller.current?.clientWidth ?? USUAL_WIDTH),
    [rows],
  );

  const focus = useFocusedRow(rows, estimateSize, scroller, props.onEscape);

  // Its functions change nothing that is rendered from memory, so the compiler's concern does not apply.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    getItemKey,
    estimateSize,
    initialOffset: () => offsetToComeInAt(rows, targetId, estimateSize),
    paddingStart: SPACE_ABOVE,
    paddingEnd: 12,
    anchorTo: 'end',
    followOnAppend: !timeline.hasNewer,
    scrollEndThreshold: AT_END_WITHIN,
    rangeExtractor: focus.keepInRange,
    onChange: (instance) => setAtEnd(instance.isAtEnd(AT_END_WITHIN)),
  });
  focus.connect((index) => virtualizer.scrollToIndex(index, { align: 'auto' }));

  // Only where a reader comes in, not with each new row.
  const hasTarget = targetId !== undefined && rows.some((row) => row.key === targetId);
  const comeIn = useEffectEvent(() => {
    if (hasTarget)
      virtualizer.scrollToIndex(
        rows.findIndex((row) => row.key === targetId),
        { align: 'center' },
      );
    else virtualizer.scrollToEnd();
  });
  useLayoutEffect(() => comeIn(), [targetId, hasTarget]);
  const arrived = useArrived();

  const toEnd = useEffectEvent(() => virtualizer.scrollToEnd());
  useStayAtEnd(scroller, () => virtualizer.scrollToEnd());
  // What one has written oneself is always shown.
  const newestOwn = outgoing.at(-1)?.id;
  useEffect(() => {
    if (newestOwn !== undefined && !timeline.hasNewer) toEnd();
  }, [newestOwn, timeline.hasNewer]);

  const items = virtualizer.getVirtualItems();
  const firstShown = items[0]?.index ?? 0;
  const lastShown = items.at(-1)?.index ?? 0;
  const loadNear = useEffectEvent(() => {
    if (!arrived) return;
    if (timeline.hasOlder && firstShown < LOAD_WITHIN_ROWS) source.older();
    if (timeline.hasNewer && lastShown > rows.length - LOAD_WITHIN_ROWS) source.newer();
  });
  useEffect(() => loadNear(), [arrived, firstShown, lastShown, rows.length, timeline.hasOlder, timeline.hasNewer]);

  // The unread line may be far above what is loaded: then it is gone to when the page around it has come.
  const unreadIndex = useMemo(() => rows.findIndex((row) => row.kind === 'message' && row.firstUnread), [rows]);
  const [toUnread, setToUnread] = useState(false);
  const goToUnread = useEffectEvent(() => {
    virtualizer.scrollToIndex(unreadIndex, { align: 'start' });
    setToUnread(false);
  });
  useLayoutEffect(() => {
    if (toUnread && unreadIndex >= 0) goToUnread();
  }, [toUnread, unreadIndex]);
  const jumpToUnread = () => {
    if (unreadAfter === null) return;
    setToUnread(true);
    if (!holdsReadMark(timeline, unreadAfter)) source.around(unreadAfter).catch(() => setToUnread(false));
  };

  const atNewest = atEnd && !timeline.hasNewer;
  useEffect(() => onAtEnd(atNewest), [atNewest, onAtEnd]);

  const visibleFrom = virtualizer.getVirtualItemForOffset(virtualizer.scrollOffset ?? 0)?.index ?? 0;

  return (
    <div className={classes['timeline']}>
      {!atNewest && <StickyDay rows={rows} index={visibleFrom} />}
      {unreadAfter !== null && (
        <JumpBar
          room={room}
          rows={rows}
          unreadIndex={unreadIndex}
          visibleFrom={visibleFrom}
          unreadAfter={unreadAfter}
          timeline={timeline}
          onJump={jumpToUnread}
        />
      )}
      <div
        ref={scroller}
        id="messages"
        className={classes['scroller']}
        data-region="messages"
        data-testid="timeline"
        onKeyDown={focus.onKeyDown}
      >
        {timeline.hasOlder && <div className={classes['loading']} role="status" aria-label={t('messages.loading')} />}
        <div
          role="list"
          aria-label={t('messages.label', { room: title })}
          className={classes['list']}
          style={{ blockSize: virtualizer.getTotalSize() }}
        >
          {items.map((item) => {
            const row = rows[item.index];
            if (row === undefined) return null;
            return (
              <div
                key={item.key}
                ref={virtualizer.measureElement}
                data-index={item.index}
                role="listitem"
                className={classes['item']}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <TimelineRowView
                  row={row}
                  room={room}
                  title={title}
                  selfId={selfId}
                  isTarget={row.key === targetId}
                  isFocusable={focus.isFocusable(item.index)}
                  isEditing={row.key === props.editingId}
                  onEdit={props.onEdit}
                />
              </div>
            );
          })}
        </div>
      </div>
      {!atNewest && (
        <JumpToNewest
          room={room}
          timeline={timeline}
          selfId={selfId}
          onClick={() => (timeline.hasNewer ? props.onToNewest() : virtualizer.scrollToEnd())}
        />
      )}
    </div>
  );
}
