import { useNavigate } from '@tanstack/react-router';
import i18next from 'i18next';
import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import type { MessageView } from '../../../server/contracts/message.ts';
import { roomLink } from '../../lib/room-path.ts';
import { playSound } from '../../lib/sounds.ts';
import { chatStore } from '../../store/chat-store.ts';
import { hearNewMessages } from '../../transport/live.ts';
import { isLookedAt, joinTabs, tabStore } from '../../transport/tabs.ts';
import { decide, type Decision } from './decide.ts';

/** Not more often, however much is written. */
const SOUND_EVERY_MS = 1_200;
const SHOWN_CHARACTERS = 180;

/** Tells of new messages while somebody looks elsewhere: one tab for all, by the levels of each room. */
export function useNotifications(): void {
  const selfId = useStore(chatStore, (state) => state.self?.id);
  const navigate = useNavigate();
  const open = useEffectEvent((message: MessageView) => {
    const room = chatStore.getState().rooms[message.roomId];
    if (room === undefined) return;
    window.focus();
    void navigate({ ...roomLink(room), search: { msg: message.id } });
  });

  useEffect(() => (selfId === undefined ? undefined : joinTabs(selfId)), [selfId]);
  useEffect(() => {
    let soundedAt = 0;
    return hearNewMessages((message) => {
      if (!tabStore.getState().speaks) return;
      const state = chatStore.getState();
      const decision = decide(state, message);
      if (decision === null) return;
      const lookedAt = isLookedAt(message.roomId);
      const { quietWhenLooking = true, soundVolume = 80, notificationPreview = true } = state.self?.preferences ?? {};
      if (!(lookedAt && quietWhenLooking) && performance.now() - soundedAt > SOUND_EVERY_MS) {
        soundedAt = performance.now();
        playSound(decision.sound, soundVolume);
      }
      if (!lookedAt) show(message, decision, notificationPreview, () => open(message));
    });
  }, []);
}

function show(message: MessageView, decision: Decision, withText: boolean, onOpen: () => void): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  const name = message.alias ?? message.author.name;
  const title =
    decision.concern === 'direct' ? name : i18next.t('notifications.inRoom', { name, room: decision.roomTitle });
  try {
    const notification = new Notification(title, {
      body: withText ? message.body.slice(0, SHOWN_CHARACTERS) : i18next.t('notifications.newMessage'),
      // The newest of a room stands for all of them.
      tag: message.roomId,
      icon: '/favicon.svg',
      // We have a sound of our own.
      silent: true,
    });
    notification.addEventListener('click', () => {
      notification.close();
      onOpen();
    });
  } catch {
    // Some browsers of phones want a service worker for it; they keep to the badge.
  }
}
