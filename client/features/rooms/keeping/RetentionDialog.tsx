import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RetentionView } from '../../../../server/contracts/retention.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { showNotice } from '../../../ui/notices.ts';
import { Choice } from './Choice.tsx';
import classes from './RoomData.module.css';

const USUAL: RetentionView = { enabled: true, maxAgeDays: 30, filesOnly: false, keepPinned: true, keepThreads: true };

interface RetentionDialogProps {
  readonly roomId: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** How long a room keeps its messages: as the workspace does, or by a rule of its own. */
export function RetentionDialog({ roomId, title, onClose }: RetentionDialogProps) {
  const { t } = useTranslation();
  const held = useStore(chatStore, (state) => state.rooms[roomId]?.retention);
  const isOn = useStore(chatStore, (state) => state.settings['RetentionPolicy_Enabled'] === true);
  const [own, setOwn] = useState(held !== undefined);
  const [rule, setRule] = useState(held ?? USUAL);
  const set = (part: Partial<RetentionView>) => setRule((before) => ({ ...before, ...part }));
  const fits = Number.isInteger(rule.maxAgeDays) && rule.maxAgeDays >= 1 && rule.maxAgeDays <= 36_500;

  const save = async () => {
    if ((await attempt(call('room:retention', { roomId, retention: own ? rule : null }))) === null) return;
    showNotice(t('roomData.saved'));
    onClose();
  };

  return (
    <Dialog opened title={t('roomData.retentionTitle', { room: title })} onClose={onClose}>
      <form
        className={classes['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (fits) void save();
        }}
      >
        {!isOn && <p className={classes['note']}>{t('roomData.retentionOff')}</p>}
        <Choice label={t('roomData.retentionOwn')} checked={own} onChange={setOwn} />
        {own && (
          <>
            <Choice
              label={t('roomData.retentionEnabled')}
              checked={rule.enabled}
              onChange={(enabled) => set({ enabled })}
            />
            <label className={classes['field']}>
              {t('roomData.maxAge')}
              <input
                type="number"
                min={1}
                max={36_500}
                value={rule.maxAgeDays}
                onChange={(event) => set({ maxAgeDays: event.currentTarget.valueAsNumber })}
              />
            </label>
            <Choice
              label={t('roomData.keepPinned')}
              checked={rule.keepPinned}
              onChange={(keepPinned) => set({ keepPinned })}
            />
            <Choice
              label={t('roomData.keepThreads')}
              checked={rule.keepThreads}
              onChange={(keepThreads) => set({ keepThreads })}
            />
            <Choice
              label={t('roomData.filesOnly')}
              checked={rule.filesOnly}
              onChange={(filesOnly) => set({ filesOnly })}
            />
          </>
        )}
        <div className={classes['buttons']}>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" disabled={own && !fits}>
            {t('roomData.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
