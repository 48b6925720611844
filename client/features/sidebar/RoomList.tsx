import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { chatStore } from '../../store/chat-store.ts';
import { attempt } from '../../ui/attempt.ts';
import { drop, isOurs } from './drag.ts';
import { listItems, type ListItem } from './list-items.ts';
import { RoomRow } from './RoomRow.tsx';
import { SectionHeading } from './SectionHeading.tsx';
import { sectionsOf } from './sections.ts';
import type { CreateKind } from './Sidebar.tsx';
import classes from './Sidebar.module.css';
import { useCurrentRoomId } from './use-current-room.ts';
import { useSidebarPresence } from './use-sidebar-presence.ts';

const ROW_HEIGHTS = { condensed: 28, medium: 36, extended: 52 } as const;
const HEADING_HEIGHT = 40;
/** More than a screen's worth on each side, so that the tab key always finds a next row. */
const ROWS_AROUND = 12;

interface RoomListProps {
  readonly density: keyof typeof ROW_HEIGHTS;
  readonly onCreate: (kind: CreateKind) => void;
}

/** All sections as one list. Of thousands of rooms only those near the view are in the document. */
export function RoomList({ density, onCreate }: RoomListProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const currentRoomId = useCurrentRoomId();
  const parts = useStore(
    chatStore,
    useShallow(({ rooms, memberships, self, settings, sidebar }) => ({ rooms, memberships, self, settings, sidebar })),
  );
  const sections = useMemo(() => sectionsOf(parts), [parts]);
  const items = useMemo(() => listItems(sections, currentRoomId), [sections, currentRoomId]);
  // Only what is in sight: moving past an empty section that nobody sees would do nothing.
  const order = useMemo(
    () => items.flatMap((item) => (item.kind === 'heading' && item.section.id !== 'unread' ? item.section.id : [])),
    [items],
  );

  // Its functions change nothing that is rendered from memory, so the compiler's concern does not apply.
  // oxlint-disable-next-line react/incompatible-library
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    getItemKey: useCallback((index: number) => items[index]?.key ?? index, [items]),
    estimateSize: useCallback(
      (index: number) => (items[index]?.kind === 'heading' ? HEADING_HEIGHT : ROW_HEIGHTS[density]),
      [items, density],
    ),
    overscan: ROWS_AROUND,
    initialRect: { width: 260, height: 900 },
    paddingEnd: 20,
  });
  const shown = virtualizer.getVirtualItems();
  const shownItems = shown.flatMap(({ index }) => items[index] ?? []);
  useSidebarPresence(shownItems);

  const showCurrent = useEffectEvent(() => {
    const index = items.findIndex((item) => item.key === currentRoomId);
    if (index >= 0) virtualizer.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => showCurrent(), [currentRoomId]);

  const onDrop = (event: React.DragEvent, sectionId: string) => {
    const rowOf = (roomId: string) => sections.flatMap(({ rows }) => rows).find(({ room }) => room.id === roomId);
    void attempt(drop(event, sectionId, order, rowOf));
  };

  return (
    <div ref={scroller} className={classes['rooms']} data-testid="room-list">
      <ul aria-label={t('sidebar.rooms')} className={classes['list']} style={{ blockSize: virtualizer.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              ref={virtualizer.measureElement}
              data-index={index}
              className={classes['item']}
              style={{ transform: `translateY(${start}px)` }}
              onDragOver={(event) => {
                if (!isOurs(event)) return;
                event.preventDefault();
                event.currentTarget.dataset['drop'] = 'true';
              }}
              onDragLeave={(event) => delete event.currentTarget.dataset['drop']}
              onDrop={(event) => {
                delete event.currentTarget.dataset['drop'];
                if (!isOurs(event)) return;
                event.preventDefault();
                onDrop(event, item.section.id);
              }}
            >
              <Item item={item} order={order} onCreate={onCreate} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function Item({
  item,
  order,
  onCreate,
}: {
  readonly item: ListItem;
  readonly order: readonly string[];
  readonly onCreate: (kind: CreateKind) => void;
}) {
  const { t } = useTranslation();
  if (item.kind === 'room') return <RoomRow row={item.row} />;
  const { section } = item;
  if (item.kind === 'heading') return <SectionHeading section={section} order={order} onCreate={onCreate} />;
  if (section.name !== null) return <p className={classes['empty']}>{t('sidebar.emptyFolder')}</p>;
  return (
    <button
      type="button"
      className={classes['hint']}
      onClick={() => onCreate(section.id === 'directs' ? 'direct' : 'room')}
    >
      {section.id === 'directs' ? t('sidebar.noDirects') : t('sidebar.noChannels')}
    </button>
  );
}
