import type { RoomKind } from './room.ts';
import type { PublicSettings } from './settings.ts';

/*
 * What notifies whom. The server, its edges and the page ask the same functions, so that nobody is told one thing on the screen
 * and another by e-mail.
 */

export const notificationLevels = ['all', 'mentions', 'nothing'] as const;
export type NotificationLevel = (typeof notificationLevels)[number];
export const notificationWays = ['desktop', 'mobile', 'email'] as const;
export type NotificationWay = (typeof notificationWays)[number];

/** A level, or as it is one step further out: in a room as everywhere, everywhere as in the workspace. */
export type PreferredLevel = NotificationLevel | 'default';

/** What somebody wants in one room; `default` is what they want everywhere. */
export interface PlaceNotifications {
  /** Nothing of this room notifies, and it is not bold. */
  readonly muted: boolean;
  readonly desktop: PreferredLevel;
  readonly mobile: PreferredLevel;
  readonly email: PreferredLevel;
  /** The name of a sound, `none` or `default`. */
  readonly sound: string;
  /** The room is never bold. */
  readonly hideUnread: boolean;
  /** No number is shown beside it. */
  readonly hideMentions: boolean;
  /** @all and @here are not meant for this person. */
  readonly muteGroupMentions: boolean;
}

export const usualNotifications: PlaceNotifications = {
  muted: false,
  desktop: 'default',
  mobile: 'default',
  email: 'default',
  sound: 'default',
  hideUnread: false,
  hideMentions: false,
  muteGroupMentions: false,
};

/** What somebody wants everywhere; what is missing is as the workspace has it. */
export interface LevelPreferences {
  readonly desktopNotifications?: PreferredLevel | undefined;
  readonly mobileNotifications?: PreferredLevel | undefined;
  readonly emailNotifications?: PreferredLevel | undefined;
}

const preferenceOf = {
  desktop: 'desktopNotifications',
  mobile: 'mobileNotifications',
  email: 'emailNotifications',
} as const satisfies Record<NotificationWay, keyof LevelPreferences>;

const settingOf = {
  desktop: 'Accounts_Default_User_Preferences_desktopNotifications',
  mobile: 'Accounts_Default_User_Preferences_pushNotifications',
  email: 'Accounts_Default_User_Preferences_emailNotificationMode',
} as const satisfies Record<NotificationWay, string>;

export interface LevelQuestion {
  readonly place: PlaceNotifications;
  readonly preferences: LevelPreferences;
  readonly settings: PublicSettings;
  readonly kind: RoomKind;
  readonly memberCount: number;
}

export interface EffectiveLevel {
  readonly level: NotificationLevel;
  /** Which of the places that may say so had the last word; `size`: the room is too large to tell of all its messages. */
  readonly from: 'muted' | 'room' | 'size' | 'preference' | 'workspace';
}

/** The level at which one way of notifying stands in one room, and why. */
export function effectiveLevel(way: NotificationWay, question: LevelQuestion): EffectiveLevel {
  const { place, preferences, settings } = question;
  if (place.muted) return { level: 'nothing', from: 'muted' };
  if (place[way] !== 'default') return { level: place[way], from: 'room' };
  const general = generalLevel(way, preferences, settings);
  if (general.level === 'all' && isTooLarge(question)) return { level: 'mentions', from: 'size' };
  return general;
}

/** The level in all rooms that have none of their own. */
export function generalLevel(
  way: NotificationWay,
  preferences: LevelPreferences,
  settings: PublicSettings,
): EffectiveLevel {
  const own = preferences[preferenceOf[way]];
  if (own !== undefined && own !== 'default') return { level: own, from: 'preference' };
  return { level: asLevel(settings[settingOf[way]]), from: 'workspace' };
}

function isTooLarge({ settings, kind, memberCount }: LevelQuestion): boolean {
  const most = Number(settings['Notifications_Max_Room_Members'] ?? 0);
  return kind !== 'direct' && most > 0 && memberCount > most;
}

function asLevel(value: unknown): NotificationLevel {
  return notificationLevels.find((level) => level === value) ?? 'mentions';
}

/** Why a message concerns somebody; `room`: it was merely written in a room of theirs. */
export type Concern = 'direct' | 'name' | 'word' | 'group' | 'thread' | 'room';

export interface ConcernQuestion {
  readonly kind: RoomKind;
  readonly userId: string;
  readonly place: PlaceNotifications;
  /** Ids of those mentioned, `all` and `here` among them. */
  readonly mentionIds: readonly string[];
  /** One of their highlight words is in it. */
  readonly hasWord: boolean;
  /** They follow the thread it answers in. */
  readonly followsThread: boolean;
  /** It stands in a thread only. */
  readonly inThreadOnly: boolean;
  /** They are connected: `@here` means those who are. */
  readonly isHere: boolean;
}

/** What a message is to somebody in its room; null when it does not reach them: an answer in a thread that they do not follow. */
export function concernOf(question: ConcernQuestion): Concern | null {
  const { mentionIds, place, isHere } = question;
  if (mentionIds.includes(question.userId)) return 'name';
  if (question.hasWord) return 'word';
  const group = mentionIds.includes('all') || (isHere && mentionIds.includes('here'));
  if (group && !place.muteGroupMentions) return 'group';
  if (question.followsThread) return 'thread';
  if (question.inThreadOnly) return null;
  return question.kind === 'direct' ? 'direct' : 'room';
}

/** Whether a message that is this to somebody notifies them at a level. */
export function notifies(concern: Concern | null, level: NotificationLevel): boolean {
  if (concern === null || level === 'nothing') return false;
  return level === 'all' || concern !== 'room';
}
