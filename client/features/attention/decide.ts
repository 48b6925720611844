import { hasHighlight } from '../../../server/contracts/highlights.ts';
import type { MessageView } from '../../../server/contracts/message.ts';
import { concernOf, effectiveLevel, notifies, type Concern } from '../../../server/contracts/notifications.ts';
import { roomTitle } from '../../store/selectors.ts';
import type { ChatState } from '../../store/state.ts';

export interface Decision {
  readonly concern: Concern;
  readonly roomTitle: string;
  /** The name of a sound, or `none`. */
  readonly sound: string;
}

/**
 * Whether a new message notifies the reader at this screen. The levels are those that the server obeys for phones and mail;
 * who is busy is left in peace.
 */
export function decide(state: ChatState, message: MessageView): Decision | null {
  const { self, rooms, memberships, settings } = state;
  const room = rooms[message.roomId];
  const membership = memberships[message.roomId];
  if (self === null || room === undefined || membership === undefined) return null;
  if (message.author.id === self.id || message.kind !== 'text' || message.deletedAt !== null) return null;
  if (self.status === 'busy') return null;

  const { preferences } = self;
  const concern = concernOf({
    kind: room.kind,
    userId: self.id,
    place: membership.notifications,
    mentionIds: message.mentions.map(({ id }) => id),
    hasWord: hasHighlight(message.body, preferences.highlights ?? []),
    followsThread: message.threadId !== null && isFollowed(state, message),
    inThreadOnly: message.threadId !== null && !message.alsoToRoom,
    isHere: true,
  });
  const place = membership.notifications;
  const { level } = effectiveLevel('desktop', {
    place,
    preferences,
    settings,
    kind: room.kind,
    memberCount: room.memberCount,
  });
  if (concern === null || !notifies(concern, level)) return null;
  const sound = place.sound === 'default' ? (preferences.messageSound ?? 'chime') : place.sound;
  return { concern, roomTitle: roomTitle(room, self.id), sound };
}

/** As far as the thread's first message is loaded here. */
function isFollowed({ timelines, self }: ChatState, { roomId, threadId }: MessageView): boolean {
  const root = timelines[roomId]?.messages.find((one) => one.id === threadId);
  return self !== null && (root?.followers.includes(self.id) ?? false);
}
