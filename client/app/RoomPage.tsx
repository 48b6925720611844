import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MembershipView, RoomView } from '../../server/contracts/room.ts';
import { Conversation } from '../features/messages/Conversation.tsx';
import { TimelineSkeleton } from '../features/messages/TimelineSkeleton.tsx';
import { AnnouncementBar } from '../features/rooms/AnnouncementBar.tsx';
import { RoomHeader } from '../features/rooms/RoomHeader.tsx';
import { chatStore } from '../store/chat-store.ts';
import { mayInRoom } from '../store/may.ts';
import { may, roomByName, roomTitle } from '../store/selectors.ts';
import { call, liveStore } from '../transport/live.ts';
import { PageHeader } from '../ui/PageHeader.tsx';
import { usePageTitle } from '../ui/use-page-title.ts';
import { rememberRoom } from './last-room.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import classes from './RoomPage.module.css';
import type { RoomSearch } from './room-search.ts';
import { lazyPart } from '../ui/lazy-part.ts';

const Gallery = lazyPart(async () => ({ default: (await import('../features/gallery/Gallery.tsx')).Gallery }));
const RoomDoor = lazyPart(async () => ({ default: (await import('../features/rooms/RoomDoor.tsx')).RoomDoor }));
const NotMember = lazyPart(async () => ({ default: (await import('../features/rooms/NotMember.tsx')).NotMember }));
const SidePanel = lazyPart(async () => ({ default: (await import('./SidePanel.tsx')).SidePanel }));

const channelRoute = getRouteApi('/frame/channel/$name');
const groupRoute = getRouteApi('/frame/group/$name');
const directRoute = getRouteApi('/frame/direct/$roomId');

export function ChannelPage() {
  const { name } = channelRoute.useParams();
  const room = useStore(chatStore, (state) => roomByName(state, 'channel', name));
  const search = channelRoute.useSearch();
  return room === undefined ? <PreviewPage name={name} search={search} /> : <MemberPage room={room} search={search} />;
}

export function GroupPage() {
  const { name } = groupRoute.useParams();
  const room = useStore(chatStore, (state) => roomByName(state, 'group', name));
  const search = groupRoute.useSearch();
  // A discussion of a private room is seen by whoever sees that.
  return room === undefined ? <PreviewPage name={name} search={search} /> : <MemberPage room={room} search={search} />;
}

export function DirectPage() {
  const { roomId } = directRoute.useParams();
  const room = useStore(chatStore, (state) => state.rooms[roomId]);
  const search = directRoute.useSearch();
  return room === undefined ? <MissingPage /> : <MemberPage room={room} search={search} />;
}

function MemberPage({ room, search }: { readonly room: RoomView; readonly search: RoomSearch }) {
  const membership = useStore(chatStore, (state) => state.memberships[room.id] ?? null);
  const selfId = useStore(chatStore, (state) => state.self?.id);
  useEffect(() => {
    if (selfId !== undefined) rememberRoom(selfId, room.id);
  }, [selfId, room.id]);
  return <RoomView key={room.id} room={room} membership={membership} search={search} />;
}

/** A channel that the reader may see but is not in. */
function PreviewPage({ name, search }: { readonly name: string; readonly search: RoomSearch }) {
  const ready = useStore(chatStore, (state) => state.ready);
  const connected = useStore(liveStore, (state) => state.connection.phase === 'connected');
  const { data, isError } = useQuery({
    queryKey: ['room', name],
    queryFn: () => call('room:get', { name }),
    enabled: ready && connected,
  });
  if (isError) return <NotFoundPage />;
  if (data === undefined) return <LoadingRoom />;
  return <RoomView key={data.room.id} room={data.room} membership={null} search={search} />;
}

function MissingPage() {
  const ready = useStore(chatStore, (state) => state.ready);
  return ready ? <NotFoundPage /> : <LoadingRoom />;
}

function LoadingRoom() {
  const { t } = useTranslation();
  return (
    <main className={classes['main']}>
      <PageHeader title={<span className="visually-hidden">{t('app.loading')}</span>} />
      <TimelineSkeleton />
    </main>
  );
}

interface RoomViewProps {
  readonly room: RoomView;
  readonly membership: MembershipView | null;
  readonly search: RoomSearch;
}

function RoomView({ room, membership, search }: RoomViewProps) {
  const title = useStore(chatStore, (state) => roomTitle(room, state.self?.id));
  usePageTitle(room.kind === 'direct' || room.parentRoomId !== null ? title : `#${title}`);
  const instead = useReasonNotToWrite(room, membership, title);
  const needsNoCode = useStore(chatStore, (state) => may(state, 'join-without-join-code'));
  return (
    <div className={classes['panes']}>
      <main className={classes['main']}>
        <RoomHeader room={room} title={title} membership={membership} panel={search.panel} />
        {room.announcement !== '' && <AnnouncementBar room={room} />}
        {membership === null && room.joinCodeRequired && !needsNoCode ? (
          <Suspense>
            <RoomDoor room={room} title={title} />
          </Suspense>
        ) : (
          <Conversation room={room} title={title} membership={membership} targetId={search.msg} instead={instead} />
        )}
      </main>
      {search.panel !== undefined && (
        <Suspense>
          <SidePanel room={room} title={title} search={search} mayWrite={instead === null} />
        </Suspense>
      )}
      {search.file !== undefined && (
        <Suspense>
          <Gallery key={room.id} room={room} fileId={search.file} />
        </Suspense>
      )}
    </div>
  );
}

function useReasonNotToWrite(room: RoomView, membership: MembershipView | null, title: string) {
  const { t } = useTranslation();
  const mayWrite = useStore(chatStore, (state) => !room.readOnly || mayInRoom(state, room.id, 'post-readonly'));
  const parentArchived = useStore(chatStore, (state) => state.rooms[room.parentRoomId ?? '']?.archived ?? false);
  if (membership === null)
    return (
      <Suspense>
        <NotMember room={room} title={title} />
      </Suspense>
    );
  if (room.archived || parentArchived) return t('room.archived');
  if (membership.muted) return t('room.youAreMuted');
  return mayWrite ? null : t(room.broadcast ? 'room.broadcast' : 'room.readOnly');
}
