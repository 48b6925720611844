import { Suspense, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { RoomList } from './RoomList.tsx';
import { SidebarHeader } from './SidebarHeader.tsx';
import { SidebarSkeleton } from './SidebarSkeleton.tsx';
import classes from './Sidebar.module.css';
import { lazyPart } from '../../ui/lazy-part.ts';

const CreateRoomDialog = lazyPart(async () => ({ default: (await import('./CreateRoomDialog.tsx')).CreateRoomDialog }));
const CreateDirectDialog = lazyPart(async () => ({
  default: (await import('./CreateDirectDialog.tsx')).CreateDirectDialog,
}));
const FolderDialog = lazyPart(async () => ({ default: (await import('./FolderDialog.tsx')).FolderDialog }));

export type CreateKind = 'room' | 'team' | 'direct' | 'folder';

/** What belongs to the reader and to no part of the list. */
export interface OwnDialogs {
  readonly onStatus: () => void;
  readonly onSheet: () => void;
}

interface SidebarProps extends OwnDialogs {
  readonly onSwitch: () => void;
  /** Ways to pages that are no rooms, above the rooms. */
  readonly pages?: ReactNode;
  /** Below the rooms. */
  readonly foot?: ReactNode;
}

export function Sidebar({ onSwitch, onStatus, onSheet, pages, foot }: SidebarProps) {
  const [creating, setCreating] = useState<CreateKind | null>(null);
  const ready = useStore(chatStore, (state) => state.ready);
  const density = useStore(chatStore, (state) => state.self?.preferences.sidebarDensity ?? 'medium');
  const close = () => setCreating(null);

  return (
    <div className={classes['sidebar']} data-density={density}>
      <SidebarHeader onSwitch={onSwitch} onCreate={setCreating} onStatus={onStatus} onSheet={onSheet} />
      {pages}
      {ready ? <RoomList density={density} onCreate={setCreating} /> : <SidebarSkeleton />}
      {foot}
      <Suspense>
        {creating === 'room' && <CreateRoomDialog onClose={close} />}
        {creating === 'team' && <CreateRoomDialog asTeam onClose={close} />}
        {creating === 'direct' && <CreateDirectDialog onClose={close} />}
        {creating === 'folder' && <FolderDialog folder={null} onClose={close} />}
      </Suspense>
    </div>
  );
}
