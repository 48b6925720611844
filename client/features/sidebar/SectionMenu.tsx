import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/Divider.css';
import { Menu } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconFolderPlus, IconPencil, IconTrash } from '@tabler/icons-react';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { orderSections, removeFolder } from '../../transport/attention-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import menus from '../../ui/Menu.module.css';
import { MenuAnchor } from '../../ui/MenuAnchor.tsx';
import { movedBy } from './drag.ts';
import classes from './RoomMenu.module.css';
import type { Section } from './sections.ts';
import type { CreateKind } from './Sidebar.tsx';
import { lazyPart } from '../../ui/lazy-part.ts';

const ConfirmDialog = lazyPart(async () => ({ default: (await import('../../ui/ConfirmDialog.tsx')).ConfirmDialog }));
const FolderDialog = lazyPart(async () => ({ default: (await import('./FolderDialog.tsx')).FolderDialog }));

interface SectionMenuProps {
  readonly section: Section;
  readonly name: string;
  readonly order: readonly string[];
  readonly onCreate: (kind: CreateKind) => void;
  readonly onClose: () => void;
}

/** What dragging does, and what cannot be dragged; mounted when it is opened. */
export function SectionMenu({ section, name, order, onCreate, onClose }: SectionMenuProps) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState<'rename' | 'remove' | null>(null);
  const movable = order.filter((id) => id !== 'unread');
  const at = movable.indexOf(section.id);
  const move = (step: 1 | -1) => void attempt(orderSections(movedBy(movable, section.id, step)));

  if (asking !== null) {
    return (
      <Suspense>
        {asking === 'rename' && <FolderDialog folder={{ id: section.id, name }} onClose={onClose} />}
        {asking === 'remove' && (
          <ConfirmDialog
            title={t('sidebar.removeFolderTitle', { folder: name })}
            text={t('sidebar.removeFolderText')}
            confirm={t('sidebar.removeFolder')}
            onConfirm={() => void attempt(removeFolder(section.id))}
            onClose={onClose}
          />
        )}
      </Suspense>
    );
  }
  return (
    <Menu
      opened
      onChange={(opened) => !opened && onClose()}
      width={220}
      position="bottom-end"
      classNames={menus}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <MenuAnchor label={t('sidebar.sectionMenu', { section: name })} className={classes['anchor']} />
      </Menu.Target>
      <Menu.Dropdown>
        {at > 0 && (
          <Menu.Item leftSection={<IconArrowUp size={17} />} onClick={() => move(-1)}>
            {t('sidebar.moveUp')}
          </Menu.Item>
        )}
        {at >= 0 && at < movable.length - 1 && (
          <Menu.Item leftSection={<IconArrowDown size={17} />} onClick={() => move(1)}>
            {t('sidebar.moveDown')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconFolderPlus size={17} />} onClick={() => onCreate('folder')}>
          {t('sidebar.createFolder')}
        </Menu.Item>
        {section.name !== null && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconPencil size={17} />}
              closeMenuOnClick={false}
              onClick={() => setAsking('rename')}
            >
              {t('sidebar.renameFolder')}
            </Menu.Item>
            <Menu.Item
              data-danger
              leftSection={<IconTrash size={17} />}
              closeMenuOnClick={false}
              onClick={() => setAsking('remove')}
            >
              {t('sidebar.removeFolder')}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}
