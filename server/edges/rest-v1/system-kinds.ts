import { systemMessageKinds, type SystemMessageKind } from '../../contracts/message.ts';
import { systemTypes } from './present-message.ts';

/** Kinds of system messages by Rocket.Chat's `t`; what is none of theirs is passed over. They hide muting in one. */
export function kindsOf(types: readonly string[]): SystemMessageKind[] {
  const wanted = new Set(types.flatMap((type) => (type === 'mute_unmute' ? ['user-muted', 'user-unmuted'] : [type])));
  return systemMessageKinds.filter((kind) => wanted.has(systemTypes[kind] ?? ''));
}
