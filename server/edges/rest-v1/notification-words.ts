import { z } from 'zod';
import type { PlaceNotifications } from '../../contracts/notifications.ts';

/** In this API `0` and `1` stand for no and yes, as texts; some clients send true and false. */
const yesOrNo = z
  .union([z.boolean(), z.enum(['0', '1', 'true', 'false'])])
  .transform((given) => given === true || given === '1' || given === 'true');
const level = z.enum(['all', 'mentions', 'nothing', 'default']);

/** What Rocket.Chat's clients send about one room; everything may be left out. */
export const notificationWords = z.object({
  disableNotifications: yesOrNo.optional(),
  desktopNotifications: level.optional(),
  mobilePushNotifications: level.optional(),
  emailNotifications: level.optional(),
  audioNotificationValue: z.string().min(1).max(64).optional(),
  /** Clients of old sent it; the server has never done anything with it. */
  unreadAlert: z.string().max(20).optional(),
  hideUnreadStatus: yesOrNo.optional(),
  hideMentionStatus: yesOrNo.optional(),
  muteGroupMentions: yesOrNo.optional(),
});

type Changes = { readonly [Field in keyof PlaceNotifications]?: PlaceNotifications[Field] | undefined };

export function placeFromWords(words: z.output<typeof notificationWords>): Changes {
  return {
    muted: words.disableNotifications,
    desktop: words.desktopNotifications,
    mobile: words.mobilePushNotifications,
    email: words.emailNotifications,
    sound: words.audioNotificationValue,
    hideUnread: words.hideUnreadStatus,
    hideMentions: words.hideMentionStatus,
    muteGroupMentions: words.muteGroupMentions,
  };
}

/** As they stand in a subscription: what is as everywhere is left out, and where a value comes from is said beside it. */
export function presentPlaceNotifications(place: PlaceNotifications) {
  return {
    disableNotifications: place.muted,
    hideUnreadStatus: place.hideUnread,
    hideMentionStatus: place.hideMentions,
    muteGroupMentions: place.muteGroupMentions,
    ...(place.sound === 'default' ? {} : { audioNotificationValue: place.sound }),
    ...(place.desktop === 'default'
      ? {}
      : { desktopNotifications: place.desktop, desktopPrefOrigin: 'subscription' as const }),
    ...(place.mobile === 'default'
      ? {}
      : { mobilePushNotifications: place.mobile, mobilePrefOrigin: 'subscription' as const }),
    ...(place.email === 'default' ? {} : { emailNotifications: place.email, emailPrefOrigin: 'subscription' as const }),
  };
}
