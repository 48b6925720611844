import type { Call } from '../../../domain/video/index.ts';

/** What the caller may decide before joining: Jitsi asks for microphone and camera itself. */
export const capabilities = { mic: false, cam: false, title: true, persistentChat: false } as const;

/** Rocket.Chat's numbers for how a call stands. */
const statuses: Readonly<Record<Call['status'], number>> = {
  ringing: 0,
  open: 1,
  declined: 4,
  cancelled: 4,
  missed: 2,
};

export function presentCall(call: Call) {
  const direct = call.invited.length > 0;
  return {
    _id: call._id,
    type: direct ? 'direct' : 'videoconference',
    rid: call.roomId,
    providerName: 'jitsi',
    status: statuses[call.status],
    ringing: call.status === 'ringing',
    createdBy: person(call.createdBy),
    createdAt: call.createdAt.toISOString(),
    _updatedAt: call.updatedAt.toISOString(),
    users: call.joined.map(person),
    messages: { started: call.messageId },
    ...(direct ? {} : { title: call.title, anonymousUsers: 0 }),
  };
}

function person({ id, username, name }: Call['createdBy']) {
  return { _id: id, username, name };
}
