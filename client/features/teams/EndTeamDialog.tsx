import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
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

export type TeamEnding = 'leave' | 'dissolve' | 'delete';

interface EndTeamProps {
  readonly team: RoomView;
  readonly how: TeamEnding;
  readonly rooms: readonly RoomView[];
  readonly onClose: () => void;
}

/** Leaves a team, makes an ordinary room of it, or deletes it; in all three one chooses which of its rooms go with it. */
export function EndTeamDialog({ team, how, rooms, onClose }: EndTeamProps) {
  const { t } = useTranslation();
  const state = useStore(chatStore);
  const selfId = state.self?.id ?? '';
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { data: own = [] } = useQuery({
    queryKey: ['team-rooms-of', team.id, selfId],
    queryFn: () => call('team:rooms', { teamId: team.id, userId: selfId }),
    enabled: how === 'leave',
  });
  const offered =
    how === 'leave' ? own.filter((room) => !room.isLastOwner) : rooms.filter((room) => mayErase(state, room));
  const { submit, busy, failure } = useSubmit(async () => {
    await call(`team:${how}`, { teamId: team.id, roomIds: [...chosen] });
    onClose();
  });
  return (
    <Dialog opened onClose={onClose} title={t(`teams.${how}Title`, { team: team.displayName })} size={480}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t(`teams.${how}Text`)}</p>
        {offered.length > 0 && (
          <RoomChecks label={t(`teams.${how}Rooms`)} rooms={offered} chosen={chosen} onChange={setChosen} />
        )}
        <FormFailure code={failure} />
        <div className={forms['buttons']}>
          <Button variant="default" onClick={onClose} data-autofocus>
            {t('app.cancel')}
          </Button>
          <Button type="submit" {...(how === 'dissolve' ? {} : { color: 'red' })} loading={busy}>
            {t(`teams.${how}`)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function mayErase(state: ChatState, room: RoomView): boolean {
  const visible = room.id in state.memberships || room.kind === 'channel';
  return visible && !room.isDefault && mayInRoom(state, room.id, room.kind === 'channel' ? 'delete-c' : 'delete-p');
}
