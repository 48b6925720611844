import type { TFunction } from 'i18next';
import type { CommandView } from '../../../../server/contracts/methods.ts';

const translated = [
  ...(['archive', 'create', 'gimme', 'help', 'hide', 'invite', 'invite-all-from', 'invite-all-to', 'jitsi'] as const),
  ...(['join', 'kick', 'leave', 'lennyface', 'me', 'msg', 'mute', 'open', 'part', 'poll', 'remind', 'shrug'] as const),
  ...(['status', 'tableflip', 'topic', 'unarchive', 'unflip', 'unmute'] as const),
] as const;

/** What a command does, in the reader's language; one that we have no words for speaks for itself. */
export function describeCommand(t: TFunction, { name, description }: CommandView): string {
  const known = translated.find((one) => one === name);
  return known === undefined ? description : t(`commands.descriptions.${known}`);
}
