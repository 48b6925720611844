import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import { Menu } from '@mantine/core';
import { IconUserMinus, IconUsersPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import menus from '../../ui/Menu.module.css';
import { MenuAnchor } from '../../ui/MenuAnchor.tsx';
import classes from './Teams.module.css';

interface TeamRoomMenuProps {
  readonly room: RoomView;
  readonly teamId: string;
  readonly mayEdit: boolean;
  readonly mayRemove: boolean;
  readonly onChanged: () => void;
  readonly onClose: () => void;
}

/** What is done with one room of a team; mounted when it is opened. */
export function TeamRoomMenu({ room, teamId, mayEdit, mayRemove, onChanged, onClose }: TeamRoomMenuProps) {
  const { t } = useTranslation();
  const run = async (asked: Promise<unknown>) => {
    await attempt(asked);
    onChanged();
  };
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} width={250} position="bottom-end" classNames={menus}>
      <Menu.Target>
        <MenuAnchor label={t('teams.roomMenu', { room: room.displayName })} className={classes['anchor']} />
      </Menu.Target>
      <Menu.Dropdown>
        {mayEdit && (
          <Menu.Item
            leftSection={room.isTeamDefault ? <IconUserMinus size={17} /> : <IconUsersPlus size={17} />}
            onClick={() => void run(call('team:set-default', { roomId: room.id, isDefault: !room.isTeamDefault }))}
          >
            {room.isTeamDefault ? t('teams.dropDefault') : t('teams.makeDefault')}
          </Menu.Item>
        )}
        {mayRemove && (
          <Menu.Item
            leftSection={<IconX size={17} />}
            onClick={() => void run(call('team:remove-room', { teamId, roomId: room.id }))}
          >
            {t('teams.removeRoom')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
