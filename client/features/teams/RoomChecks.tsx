import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Checkbox.css';
import { Checkbox } from '@mantine/core';
import type { RoomView } from '../../../server/contracts/room.ts';
import classes from './Teams.module.css';

interface RoomChecksProps {
  readonly label: string;
  readonly rooms: readonly RoomView[];
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
}

/** Some of a list of rooms. */
export function RoomChecks({ label, rooms, chosen, onChange }: RoomChecksProps) {
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChange(next);
  };
  return (
    <fieldset className={classes['checks']}>
      <legend>{label}</legend>
      <div className={classes['scroll']}>
        {rooms.map((room) => (
          <Checkbox
            key={room.id}
            label={room.displayName}
            checked={chosen.has(room.id)}
            onChange={() => toggle(room.id)}
          />
        ))}
      </div>
    </fieldset>
  );
}
