import { Suspense, useState } from 'react';
import { useStore } from 'zustand';
import type { RoomView } from '../../server/contracts/room.ts';
import { MembersPanel } from '../features/rooms/MembersPanel.tsx';
import { chatStore } from '../store/chat-store.ts';
import { mayInRoom } from '../store/may.ts';
import { may } from '../store/selectors.ts';
import { lazyPart } from '../ui/lazy-part.ts';

const InviteDialog = lazyPart(async () => ({
  default: (await import('../features/sidebar/InviteDialog.tsx')).InviteDialog,
}));

/** Who is in the room, and the way to bring in more for whoever may: in a channel every member. */
export function MembersPane({ room }: { readonly room: RoomView }) {
  const [inviting, setInviting] = useState(false);
  const mayInvite = useStore(chatStore, (state) => {
    if (room.archived || state.memberships[room.id] === undefined) return false;
    if (room.kind === 'direct') return may(state, 'create-d');
    return (
      room.kind === 'channel' || room.parentRoomId !== null || mayInRoom(state, room.id, 'add-user-to-joined-room')
    );
  });
  return (
    <>
      <MembersPanel room={room} onInvite={mayInvite ? () => setInviting(true) : null} />
      {inviting && (
        <Suspense>
          <InviteDialog room={room} onClose={() => setInviting(false)} />
        </Suspense>
      )}
    </>
  );
}
