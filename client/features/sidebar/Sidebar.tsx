import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { RoomList } from './RoomList.tsx';
import { SidebarHeader } from './SidebarHeader.tsx';
import { SidebarSkeleton } from './SidebarSkeleton.tsx';
import classes from './Sidebar.module.css';

const CreateRoomDialog = lazy(async () => ({ default: (await import('./CreateRoomDialog.tsx')).CreateRoomDialog }));
const CreateDirectDialog = lazy(async () => ({
  default: (await import('./CreateDirectDialog.tsx')).CreateDirectDialog,
}));
const FolderDialog = lazy(async () => ({ default: (await import('./FolderDialog.tsx')).FolderDialog }));

export type CreateKind = 'room' | 'direct' | 'folder';

interface SidebarProps {
  readonly onSwitch: () => void;
  /** Ways to pages that are no rooms, above the rooms. */
  readonly pages?: ReactNode;
}

export function Sidebar({ onSwitch, pages }: SidebarProps) {
  const [creating, setCreating] = useState<CreateKind | null>(null);
  const ready = useStore(chatStore, (state) => state.ready);
  const density = useStore(chatStore, (state) => state.self?.preferences.sidebarDensity ?? 'medium');
  const close = () => setCreating(null);

  return (
    <div className={classes['sidebar']} data-density={density}>
      <SidebarHeader onSwitch={onSwitch} onCreate={setCreating} />
      {pages}
      {ready ? <RoomList density={density} onCreate={setCreating} /> : <SidebarSkeleton />}
      <Suspense>
        {creating === 'room' && <CreateRoomDialog onClose={close} />}
        {creating === 'direct' && <CreateDirectDialog onClose={close} />}
        {creating === 'folder' && <FolderDialog folder={null} onClose={close} />}
      </Suspense>
    </div>
  );
}
