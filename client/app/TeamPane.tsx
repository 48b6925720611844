import type { RoomView } from '../../server/contracts/room.ts';
import { TeamPanel } from '../features/teams/TeamPanel.tsx';
import { showDialog } from '../ui/dialog-slot.ts';
import { lazyPart } from '../ui/lazy-part.ts';

const CreateRoomDialog = lazyPart(async () => ({
  default: (await import('../features/sidebar/CreateRoomDialog.tsx')).CreateRoomDialog,
}));

/** The rooms of a team, and the way to a new one among them. */
export function TeamPane({ room }: { readonly room: RoomView }) {
  const teamId = room.teamId ?? room.id;
  return (
    <TeamPanel
      room={room}
      onCreate={() => showDialog((close) => <CreateRoomDialog teamId={teamId} onClose={close} />)}
    />
  );
}
