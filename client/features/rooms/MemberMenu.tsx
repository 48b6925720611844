import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Divider.css';
import { Menu } from '@mantine/core';
import {
  IconBan,
  IconCrown,
  IconMicrophone,
  IconMicrophoneOff,
  IconShield,
  IconStar,
  IconUserMinus,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MemberView, RoomRole, RoomView } from '../../../server/contracts/room.ts';
import { isTeamMain } from '../../store/room-look.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { showDialog } from '../../ui/dialog-slot.ts';
import menus from '../../ui/Menu.module.css';
import { MenuAnchor } from '../../ui/MenuAnchor.tsx';
import type { MemberRights } from './member-rights.ts';
import classes from './MembersPanel.module.css';

const pictures = { owner: IconCrown, moderator: IconShield, leader: IconStar } as const;

interface MemberMenuProps {
  readonly room: RoomView;
  readonly member: MemberView;
  readonly rights: MemberRights;
  readonly onClose: () => void;
}

/** What whoever keeps order may do with somebody in the room; mounted when it is opened. */
export function MemberMenu({ room, member, rights, onClose }: MemberMenuProps) {
  const { t } = useTranslation();
  const target = { roomId: room.id, userId: member.id };
  const setRole = (role: RoomRole) =>
    void attempt(call('room:set-role', { ...target, role, held: !member.roles.includes(role) }));
  const ask = (what: 'kick' | 'ban', run: () => Promise<unknown>) =>
    showDialog((close) => (
      <ConfirmDialog
        title={t(`members.${what}Title`, { name: member.name })}
        text={t(`members.${what}Text`)}
        confirm={t(`members.${what}`)}
        onConfirm={() => void attempt(run())}
        onClose={close}
      />
    ));
  const kick = () =>
    isTeamMain(room) ? call('team:remove-member', { teamId: room.id, userId: member.id }) : call('room:kick', target);

  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      width={240}
      position="bottom-end"
      classNames={menus}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <MenuAnchor label={t('members.menu', { name: member.name })} className={classes['anchor']} />
      </Menu.Target>
      <Menu.Dropdown>
        {rights.roles.map((role) => {
          const Icon = pictures[role];
          return (
            <Menu.Item key={role} leftSection={<Icon size={17} />} onClick={() => setRole(role)}>
              {t(member.roles.includes(role) ? `members.drop.${role}` : `members.make.${role}`)}
            </Menu.Item>
          );
        })}
        {rights.roles.length > 0 && (rights.mute || rights.kick || rights.ban) && <Menu.Divider />}
        {rights.mute && (
          <Menu.Item
            leftSection={member.muted ? <IconMicrophone size={17} /> : <IconMicrophoneOff size={17} />}
            onClick={() => void attempt(call('room:mute', { ...target, muted: !member.muted }))}
          >
            {member.muted ? t('members.unmute') : t('members.mute')}
          </Menu.Item>
        )}
        {rights.kick && (
          <Menu.Item data-danger leftSection={<IconUserMinus size={17} />} onClick={() => ask('kick', kick)}>
            {t('members.kick')}
          </Menu.Item>
        )}
        {rights.ban && (
          <Menu.Item
            data-danger
            leftSection={<IconBan size={17} />}
            onClick={() => ask('ban', () => call('room:ban', { ...target, banned: true }))}
          >
            {t('members.ban')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
