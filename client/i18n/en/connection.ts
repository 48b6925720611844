export const connection = {
  lost: 'Connection lost.',
  retryIn_one: 'Trying again in {{count}} second.',
  retryIn_other: 'Trying again in {{count}} seconds.',
  connecting: 'Connecting…',
  retryNow: 'Try now',
  waiting_one: '{{count}} message is waiting to be sent.',
  waiting_other: '{{count}} messages are waiting to be sent.',
  catchingUp: 'Catching up…',
} as const;
