import { Menu } from '@mantine/core';
import { IconCalendarTime, IconClock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { presetTime, type LaterPreset } from '../lib/later-times.ts';
import { whenText } from '../lib/when-text.ts';
import { showDialog } from './dialog-slot.ts';
import { lazyPart } from './lazy-part.ts';

const TimeDialog = lazyPart(async () => ({ default: (await import('./TimeDialog.tsx')).TimeDialog }));

interface LaterItemsProps {
  readonly presets: readonly LaterPreset[];
  /** Of the dialog for any other time. */
  readonly title: string;
  readonly confirm: string;
  readonly onChoose: (moment: Date) => void;
}

/** Entries of a menu: some times that are often wanted, and one that asks for any other. */
export function LaterItems({ presets, title, confirm, onChoose }: LaterItemsProps) {
  const { t, i18n } = useTranslation();
  const now = new Date();
  return (
    <>
      {presets.map((preset) => (
        <Menu.Item
          key={preset}
          leftSection={<IconClock size={17} />}
          rightSection={<small>{whenText(i18n.language, presetTime(preset, now).toISOString())}</small>}
          onClick={() => onChoose(presetTime(preset, new Date()))}
        >
          {t(`later.presets.${preset}`)}
        </Menu.Item>
      ))}
      <Menu.Item
        leftSection={<IconCalendarTime size={17} />}
        onClick={() =>
          showDialog((close) => <TimeDialog title={title} confirm={confirm} onChoose={onChoose} onClose={close} />)
        }
      >
        {t('later.presets.custom')}
      </Menu.Item>
    </>
  );
}
