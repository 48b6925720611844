import type { SystemMessageKind } from '../../../server/contracts/message.ts';

/** Kinds of system messages that people hide together. */
export const hiddenGroups = {
  coming: [
    'user-joined',
    'user-left',
    'user-added',
    'user-removed',
    'user-joined-team',
    'user-left-team',
    'user-added-to-team',
    'user-removed-from-team',
  ],
  order: ['user-muted', 'user-unmuted', 'user-banned', 'user-unbanned', 'role-added', 'role-removed'],
  changes: [
    'room-renamed',
    'topic-changed',
    'description-changed',
    'announcement-changed',
    'avatar-changed',
    'privacy-changed',
    'read-only-set',
    'read-only-removed',
    'reacting-allowed',
    'reacting-disallowed',
    'room-archived',
    'room-unarchived',
  ],
  pins: ['message-pinned'],
  rooms: [
    'discussion-created',
    'converted-to-team',
    'converted-to-channel',
    'team-room-added',
    'team-room-removed',
    'team-room-deleted',
  ],
} as const satisfies Readonly<Record<string, readonly SystemMessageKind[]>>;

export type HiddenGroup = keyof typeof hiddenGroups;
export const hiddenGroupNames = Object.keys(hiddenGroups) as HiddenGroup[];

/** A group is hidden when all of its kinds are. */
export function isGroupHidden(hidden: readonly SystemMessageKind[], group: HiddenGroup): boolean {
  return hiddenGroups[group].every((kind) => hidden.includes(kind));
}

/** What is hidden when a group is hidden, or shown again; kinds of no group stay as they are. */
export function withGroup(
  hidden: readonly SystemMessageKind[],
  group: HiddenGroup,
  isHidden: boolean,
): SystemMessageKind[] {
  const kinds: readonly SystemMessageKind[] = hiddenGroups[group];
  const others = hidden.filter((kind) => !kinds.includes(kind));
  return isHidden ? [...others, ...kinds] : others;
}
