import { type ReactNode } from 'react';
import type { RoomView } from '../../server/contracts/room.ts';
import { MessageBody } from '../features/messages/body/MessageBody.tsx';
import { ThreadPanel } from '../features/messages/thread/ThreadPanel.tsx';
import type { RoomPanel, RoomSearch } from './room-search.ts';
import { lazyPart } from '../ui/lazy-part.ts';

const MembersPane = lazyPart(async () => ({ default: (await import('./MembersPane.tsx')).MembersPane }));
const ProfilePanel = lazyPart(async () => ({
  default: (await import('../features/profile/ProfilePanel.tsx')).ProfilePanel,
}));
const InfoPanel = lazyPart(async () => ({ default: (await import('../features/rooms/InfoPanel.tsx')).InfoPanel }));
const RoomPictureEditor = lazyPart(async () => ({
  default: (await import('../features/avatars/RoomPictureEditor.tsx')).RoomPictureEditor,
}));
const SearchPanel = lazyPart(async () => ({
  default: (await import('../features/messages/lists/SearchPanel.tsx')).SearchPanel,
}));
const ThreadsPanel = lazyPart(async () => ({
  default: (await import('../features/messages/lists/ThreadsPanel.tsx')).ThreadsPanel,
}));
const FilesPanel = lazyPart(async () => ({
  default: (await import('../features/files/RoomFilesPanel.tsx')).RoomFilesPanel,
}));
const ErasedPanel = lazyPart(async () => ({
  default: (await import('../features/messages/lists/ErasedPanel.tsx')).ErasedPanel,
}));
const MessageListPanel = lazyPart(async () => ({
  default: (await import('../features/messages/lists/MessageListPanel.tsx')).MessageListPanel,
}));

const DiscussionsPanel = lazyPart(async () => ({
  default: (await import('../features/messages/discussion/DiscussionsPanel.tsx')).DiscussionsPanel,
}));
const TeamPane = lazyPart(async () => ({ default: (await import('./TeamPane.tsx')).TeamPane }));
const InvitesPanel = lazyPart(async () => ({
  default: (await import('../features/invites/InvitesPanel.tsx')).InvitesPanel,
}));

interface SidePanelProps {
  readonly room: RoomView;
  readonly title: string;
  readonly search: RoomSearch;
  readonly mayWrite: boolean;
}

type Show = (props: SidePanelProps) => ReactNode;

/** What the right pane can show; which one it is stands in the address. */
const panels: Readonly<Record<RoomPanel, Show>> = {
  members: ({ room }) => <MembersPane room={room} />,
  person: ({ search }) => (search.person === undefined ? null : <ProfilePanel userId={search.person} />),
  info: ({ room }) => (
    <InfoPanel
      key={room.id}
      room={room}
      picture={<RoomPictureEditor room={room} />}
      show={(text) => <MessageBody body={text} mentions={[]} selfId={undefined} />}
    />
  ),
  search: ({ room }) => <SearchPanel key={room.id} room={room} />,
  threads: ({ room }) => <ThreadsPanel room={room} />,
  files: ({ room }) => <FilesPanel key={room.id} room={room} />,
  pinned: ({ room }) => <MessageListPanel room={room} list="pinned" />,
  starred: ({ room }) => <MessageListPanel room={room} list="starred" />,
  erased: ({ room }) => <ErasedPanel key={room.id} room={room} />,
  mentions: ({ room }) => <MessageListPanel room={room} list="mentions" />,
  discussions: ({ room, mayWrite }) => <DiscussionsPanel key={room.id} room={room} mayStart={mayWrite} />,
  team: ({ room }) => <TeamPane key={room.id} room={room} />,
  invites: ({ room }) => <InvitesPanel key={room.id} room={room} />,
  thread: ({ room, title, search, mayWrite }) =>
    search.thread === undefined ? null : (
      <ThreadPanel key={search.thread} room={room} title={title} threadId={search.thread} mayWrite={mayWrite} />
    ),
};

export function SidePanel(props: SidePanelProps) {
  return props.search.panel === undefined ? null : panels[props.search.panel](props);
}
