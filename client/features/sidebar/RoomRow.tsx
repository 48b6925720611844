import { IconDots } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { lazy, memo, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { roomLink } from '../../lib/room-path.ts';
import { draftStore } from '../../store/drafts.ts';
import { CountBadge } from '../../ui/CountBadge.tsx';
import { RoomIcon } from './RoomIcon.tsx';
import classes from './RoomRow.module.css';
import { isUnread, type SidebarRow } from './sections.ts';

const RoomMenu = lazy(async () => ({ default: (await import('./RoomMenu.tsx')).RoomMenu }));

export const RoomRow = memo(RoomRowView, isSameRow);

/** One room of the list: bold when something is unread, a red number when the reader is meant. */
function RoomRowView({ row }: { readonly row: SidebarRow }) {
  const { t } = useTranslation();
  const [menu, setMenu] = useState(false);
  const hasDraft = useStore(draftStore, (drafts) => row.room.id in drafts);
  const { room, title, unread, muted } = row;
  const isDirect = room.kind === 'direct';
  // In a conversation of two, each message is meant for the reader.
  const named = isDirect && !muted ? unread.messages : unread.user;

  return (
    <li className={classes['row']} data-unread={isUnread(row)} data-muted={muted} data-menu={menu}>
      <Link
        {...roomLink(room)}
        className={classes['link']}
        activeProps={{ 'data-active': true, 'aria-current': 'page' }}
      >
        <RoomIcon room={room} />
        <span className={classes['title']}>{title}</span>
        {hasDraft && <span className={classes['draft']}>{t('sidebar.draft')}</span>}
        {unread.messages > 0 && named === 0 && (
          <span className="visually-hidden">{t('sidebar.unreadMessages', { count: unread.messages })}</span>
        )}
        <CountBadge
          count={named}
          tone="person"
          label={isDirect ? t('sidebar.unreadMessages', { count: named }) : t('sidebar.mentions', { count: named })}
        />
        {named === 0 && (
          <CountBadge
            count={muted ? 0 : unread.group}
            tone="group"
            label={t('sidebar.mentions', { count: unread.group })}
          />
        )}
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
    </li>
  );
}

/** Rows are made anew with every event; most of them say the same as before. */
function isSameRow({ row: a }: { readonly row: SidebarRow }, { row: b }: { readonly row: SidebarRow }): boolean {
  return (
    a.title === b.title &&
    a.favorite === b.favorite &&
    a.muted === b.muted &&
    a.unread.messages === b.unread.messages &&
    a.unread.user === b.unread.user &&
    a.unread.group === b.unread.group &&
    a.room.id === b.room.id &&
    a.room.name === b.room.name &&
    a.room.kind === b.room.kind
  );
}
