import { useEffect } from 'react';
import { useStore } from 'zustand';
import { applyEvent } from '../../../store/apply-event.ts';
import { chatStore, updateChat } from '../../../store/chat-store.ts';
import { call, liveStore } from '../../../transport/live.ts';

/** Asks how far everybody has read the shown room, where that is told; from then on events say so. */
export function useReadByAll(roomId: string, isMember: boolean): void {
  const isOn = useStore(chatStore, (state) => state.settings['Message_Read_Receipt_Enabled'] === true);
  const connected = useStore(liveStore, (state) => state.connection.phase === 'connected');
  useEffect(() => {
    if (!isOn || !connected || !isMember) return;
    void call('room:read-by-all', { roomId })
      .then(({ seq }) =>
        updateChat((state) => applyEvent(state, { name: 'room:read-by-all', data: { roomId, seq } }, Date.now())),
      )
      // Without it the ticks stay as they are; the next reading tells.
      .catch(() => undefined);
  }, [roomId, isOn, connected, isMember]);
}
