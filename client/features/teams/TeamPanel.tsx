import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import { call } from '../../transport/live.ts';
import { Panel } from '../../ui/Panel.tsx';
import { AddRoomsDialog } from './AddRoomsDialog.tsx';
import { EndTeamDialog, type TeamEnding } from './EndTeamDialog.tsx';
import classes from './Teams.module.css';
import { TeamRoomRow } from './TeamRoomRow.tsx';

/** The rooms of a team; whoever may, takes rooms in and out here, and ends the team. */
export function TeamPanel({ room, onCreate }: { readonly room: RoomView; readonly onCreate: () => void }) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<TeamEnding | null>(null);
  const teamId = room.teamId ?? room.id;
  const team = useStore(chatStore, (state) => state.rooms[teamId]);
  const state = useStore(chatStore);
  const may = (permission: string) => mayInRoom(state, teamId, permission);
  // The main room's history tells of every room that comes or goes.
  const { data: rooms = [], refetch } = useQuery({
    queryKey: ['team-rooms', teamId, team?.seq],
    queryFn: () => call('team:rooms', { teamId }),
    placeholderData: (before) => before,
    retry: false,
  });

  return (
    <Panel title={t('teams.rooms')}>
      {may('add-team-channel') && (
        <div className={classes['actions']}>
          <Button variant="default" onClick={onCreate}>
            {t('teams.createRoom')}
          </Button>
          <Button variant="default" onClick={() => setAdding(true)}>
            {t('teams.addRooms')}
          </Button>
        </div>
      )}
      <ul className={classes['list']}>
        {rooms.map((one) => (
          <TeamRoomRow
            key={one.id}
            room={one}
            teamId={teamId}
            mayEdit={may('edit-team-channel')}
            mayRemove={may('remove-team-channel')}
            onChanged={() => void refetch()}
          />
        ))}
      </ul>
      {rooms.length === 0 && <p className={classes['none']}>{t('teams.noRooms')}</p>}
      {team !== undefined && (
        <div className={classes['foot']}>
          {teamId in state.memberships && (
            <Button variant="default" onClick={() => setEnding('leave')}>
              {t('teams.leave')}
            </Button>
          )}
          {may('convert-team') && (
            <Button variant="default" onClick={() => setEnding('dissolve')}>
              {t('teams.dissolve')}
            </Button>
          )}
          {may('delete-team') && (
            <Button variant="default" color="red" onClick={() => setEnding('delete')}>
              {t('teams.delete')}
            </Button>
          )}
        </div>
      )}
      {adding && <AddRoomsDialog teamId={teamId} onClose={() => setAdding(false)} />}
      {ending !== null && team !== undefined && (
        <EndTeamDialog team={team} how={ending} rooms={rooms} onClose={() => setEnding(null)} />
      )}
    </Panel>
  );
}
