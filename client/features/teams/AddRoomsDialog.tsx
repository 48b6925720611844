import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import type { ChatState } from '../../store/state.ts';
import { call } from '../../transport/live.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { RoomChecks } from './RoomChecks.tsx';

/** Takes rooms that one runs, and that are in no team, into this one. */
export function AddRoomsDialog({ teamId, onClose }: { readonly teamId: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const state = useStore(chatStore);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const rooms = roomsToTake(state);
  const { submit, busy, failure } = useSubmit(async () => {
    await call('team:add-rooms', { teamId, roomIds: [...chosen] });
    onClose();
  });
  return (
    <Dialog opened onClose={onClose} title={t('teams.addRooms')} size={480}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {rooms.length === 0 ? (
          <p>{t('teams.nothingToAdd')}</p>
        ) : (
          <RoomChecks label={t('teams.chooseRooms')} rooms={rooms} chosen={chosen} onChange={setChosen} />
        )}
        <FormFailure code={failure} />
        <div className={forms['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy} disabled={chosen.size === 0}>
            {t('teams.addRoomsSubmit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function roomsToTake(state: ChatState): readonly RoomView[] {
  return Object.values(state.rooms)
    .filter(
      (room) =>
        room.kind !== 'direct' &&
        room.teamId === null &&
        room.parentRoomId === null &&
        room.id in state.memberships &&
        mayInRoom(state, room.id, 'edit-room'),
    )
    .sort((a, b) => a.displayName.localeCompare(b.displayName));
}
