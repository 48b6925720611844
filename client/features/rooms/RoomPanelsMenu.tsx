import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import { Menu } from '@mantine/core';
import { IconAt, IconBookmark, IconFiles, IconInfoCircle, IconMessages, IconPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import menus from '../../ui/Menu.module.css';
import { MenuAnchor } from '../../ui/MenuAnchor.tsx';
import classes from './RoomHeader.module.css';

const entries = [
  { panel: 'threads', icon: IconMessages, label: 'threads.all' },
  { panel: 'pinned', icon: IconPin, label: 'lists.pinned' },
  { panel: 'mentions', icon: IconAt, label: 'lists.mentions' },
  { panel: 'starred', icon: IconBookmark, label: 'lists.starred' },
  { panel: 'files', icon: IconFiles, label: 'lists.files' },
  { panel: 'info', icon: IconInfoCircle, label: 'room.info' },
] as const;

/** The panels of a room that are opened less often; mounted when it is opened. */
export function RoomPanelsMenu({
  onOpen,
  onClose,
}: {
  readonly onOpen: (panel: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} width={220} position="bottom-end" classNames={menus}>
      <Menu.Target>
        <MenuAnchor label={t('app.more')} className={classes['anchor']} />
      </Menu.Target>
      <Menu.Dropdown>
        {entries.map(({ panel, icon: Icon, label }) => (
          <Menu.Item key={panel} leftSection={<Icon size={17} />} onClick={() => onOpen(panel)}>
            {t(label)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
