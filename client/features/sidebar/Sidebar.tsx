import { lazy, Suspense, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { chatStore } from '../../store/chat-store.ts';
import { RoomSection } from './RoomSection.tsx';
import { sectionsOf } from './sections.ts';
import { SidebarHeader } from './SidebarHeader.tsx';
import { SidebarSkeleton } from './SidebarSkeleton.tsx';
import classes from './Sidebar.module.css';
import { useSidebarPresence } from './use-sidebar-presence.ts';

const CreateRoomDialog = lazy(async () => ({ default: (await import('./CreateRoomDialog.tsx')).CreateRoomDialog }));
const CreateDirectDialog = lazy(async () => ({
  default: (await import('./CreateDirectDialog.tsx')).CreateDirectDialog,
}));

export type CreateKind = 'room' | 'direct';

interface SidebarProps {
  readonly onSwitch: () => void;
  /** Ways to pages that are no rooms, above the rooms. */
  readonly pages?: ReactNode;
}

export function Sidebar({ onSwitch, pages }: SidebarProps) {
  const [creating, setCreating] = useState<CreateKind | null>(null);
  const ready = useStore(chatStore, (state) => state.ready);
  const density = useStore(chatStore, (state) => state.self?.preferences.sidebarDensity ?? 'medium');
  const parts = useStore(
    chatStore,
    useShallow(({ rooms, memberships, self }) => ({ rooms, memberships, self })),
  );
  const sections = sectionsOf(parts);
  useSidebarPresence(sections);

  return (
    <div className={classes['sidebar']} data-density={density}>
      <SidebarHeader onSwitch={onSwitch} onCreate={setCreating} />
      <div className={classes['rooms']}>
        {pages}
        {!ready && <SidebarSkeleton />}
        {ready &&
          sections.map((section) => <RoomSection key={section.name} section={section} onCreate={setCreating} />)}
      </div>
      <Suspense>
        {creating === 'room' && <CreateRoomDialog onClose={() => setCreating(null)} />}
        {creating === 'direct' && <CreateDirectDialog onClose={() => setCreating(null)} />}
      </Suspense>
    </div>
  );
}
