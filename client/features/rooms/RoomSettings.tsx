import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/Switch.css';
import '@mantine/core/styles/Checkbox.css';
import { Checkbox, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import { hiddenGroupNames, isGroupHidden, withGroup } from './hidden-groups.ts';
import classes from './InfoPanel.module.css';
import { JoinCodeField } from './JoinCodeField.tsx';

type Changes = Omit<Parameters<typeof call<'room:change'>>[1], 'roomId'>;

/** How a room works; each switch is obeyed at once. */
export function RoomSettings({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const state = useStore(chatStore);
  const may = (permission: string) => mayInRoom(state, room.id, permission);
  const change = (changes: Changes) => void attempt(call('room:change', { roomId: room.id, ...changes }));
  const ownDoor = room.parentRoomId === null;

  return (
    <section className={classes['settings']} aria-label={t('room.settings')}>
      <h3 className={classes['heading']}>{t('room.settings')}</h3>
      {ownDoor && (
        <Switch
          label={t('room.kind')}
          description={t('room.kindHint')}
          checked={room.kind === 'group'}
          disabled={room.isDefault}
          onChange={(event) => change({ kind: event.currentTarget.checked ? 'group' : 'channel' })}
        />
      )}
      {may('set-readonly') && (
        <Switch
          label={t('room.setReadOnly')}
          description={t('room.setReadOnlyHint')}
          checked={room.readOnly}
          disabled={room.broadcast}
          onChange={(event) => change({ readOnly: event.currentTarget.checked })}
        />
      )}
      {may('set-react-when-readonly') && room.readOnly && (
        <Switch
          label={t('room.react')}
          checked={room.reactWhenReadOnly}
          onChange={(event) => change({ reactWhenReadOnly: event.currentTarget.checked })}
        />
      )}
      {may('view-room-administration') && ownDoor && room.kind === 'channel' && (
        <Switch
          label={t('room.isDefault')}
          description={t('room.isDefaultHint')}
          checked={room.isDefault}
          onChange={(event) => change({ isDefault: event.currentTarget.checked })}
        />
      )}
      {ownDoor && room.kind === 'channel' && !room.isDefault && <JoinCodeField room={room} />}
      <fieldset className={classes['hidden']}>
        <legend>{t('room.hidden')}</legend>
        {hiddenGroupNames.map((group) => (
          <Checkbox
            key={group}
            label={t(`room.hiddenGroups.${group}`)}
            checked={isGroupHidden(room.hiddenSystemKinds, group)}
            onChange={(event) =>
              change({ hiddenSystemKinds: withGroup(room.hiddenSystemKinds, group, event.currentTarget.checked) })
            }
          />
        ))}
      </fieldset>
    </section>
  );
}
