import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import { Menu } from '@mantine/core';
import type { LaterPreset } from '../lib/later-times.ts';
import { LaterItems } from './LaterItems.tsx';
import menus from './Menu.module.css';
import { MenuAnchor } from './MenuAnchor.tsx';

interface LaterMenuProps {
  readonly label: string;
  readonly presets: readonly LaterPreset[];
  readonly confirm: string;
  readonly onChoose: (moment: Date) => void;
  readonly onClose: () => void;
}

/** A menu of times, mounted when it is opened. */
export function LaterMenu({ label, presets, confirm, onChoose, onClose }: LaterMenuProps) {
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} width="max-content" position="top-end" classNames={menus}>
      <Menu.Target>
        <MenuAnchor label={label} />
      </Menu.Target>
      <Menu.Dropdown>
        <LaterItems presets={presets} title={label} confirm={confirm} onChoose={onChoose} />
      </Menu.Dropdown>
    </Menu>
  );
}
