import { IconBellOff, IconDots, IconPencil } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { memo, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { roomLink } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { draftStore } from '../../store/drafts.ts';
import { CountBadge } from '../../ui/CountBadge.tsx';
import { dragRoom } from './drag.ts';
import { PartnerStatus } from './PartnerStatus.tsx';
import { RoomIcon } from './RoomIcon.tsx';
import classes from './RoomRow.module.css';
import type { SidebarRow } from './sections.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const RoomMenu = lazyPart(async () => ({ default: (await import('./RoomMenu.tsx')).RoomMenu }));

export const RoomRow = memo(RoomRowView, isSameRow);

/** One room of the list: bold when something is unread, a red number when the reader is meant. */
function RoomRowView({ row }: { readonly row: SidebarRow }) {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  const hasDraft = useStore(draftStore, (drafts) => row.room.id in drafts);
  const extended = useStore(chatStore, (state) => state.self?.preferences.sidebarDensity === 'extended');
  const { room, title, unread, shown, muted } = row;
  // Sections move rooms about; the row keeps its place in the order of the tab key by its link alone.
  return (
    <div
      className={classes['row']}
      data-unread={shown.bold}
      data-muted={muted}
      data-menu={menu}
      onDragStart={(event) => dragRoom(event, room.id)}
    >
      <Link
        {...roomLink(room)}
        className={classes['link']}
        activeProps={{ 'data-active': true, 'aria-current': 'page' }}
      >
        <RoomIcon room={room} />
        <span className={classes['texts']}>
          <span className={classes['title']}>{title}</span>
          {extended && room.lastMessage !== null && (
            <span className={classes['preview']} aria-hidden>
              {room.kind === 'direct' ? '' : `${room.lastMessage.author.name}: `}
              {room.lastMessage.body}
            </span>
          )}
        </span>
        {room.kind === 'direct' && <PartnerStatus room={room} />}
        {hasDraft && (
          <span className={classes['draft']}>
            <IconPencil size={14} aria-hidden />
            <span className="visually-hidden">{t('sidebar.draft')}</span>
          </span>
        )}
        {muted && (
          <span className={classes['draft']}>
            <IconBellOff size={14} aria-hidden />
            <span className="visually-hidden">{t('sidebar.muted')}</span>
          </span>
        )}
        {shown.bold && shown.count === 0 && (
          <span className="visually-hidden">{t('sidebar.unreadMessages', { count: unread.messages })}</span>
        )}
        <CountBadge
          count={shown.count}
          tone={shown.tone}
          label={
            shown.tone === 'neutral' || (room.kind === 'direct' && unread.user === 0)
              ? t('sidebar.unreadMessages', { count: shown.count })
              : t('sidebar.mentions', { count: shown.count })
          }
        />
      </Link>
      <button
        type="button"
        className={classes['menu']}
        aria-label={t('sidebar.roomMenu', { room: title })}
        aria-haspopup="menu"
        aria-expanded={menu}
        onClick={() => setMenu(true)}
      >
        <IconDots size={16} aria-hidden />
      </button>
      {menu && (
        <Suspense>
          <RoomMenu row={row} onClose={() => setMenu(false)} />
        </Suspense>
      )}
    </div>
  );
}

/** Rows are made anew with every event; most of them say the same as before. */
function isSameRow({ row: a }: { readonly row: SidebarRow }, { row: b }: { readonly row: SidebarRow }): boolean {
  return (
    a === b ||
    (a.title === b.title &&
      a.favorite === b.favorite &&
      a.muted === b.muted &&
      a.folderId === b.folderId &&
      a.unread.messages === b.unread.messages &&
      a.unread.user === b.unread.user &&
      a.shown.bold === b.shown.bold &&
      a.shown.count === b.shown.count &&
      a.shown.tone === b.shown.tone &&
      a.room.id === b.room.id &&
      a.room.name === b.room.name &&
      a.room.kind === b.room.kind &&
      a.room.lastMessage === b.room.lastMessage)
  );
}
