export const receipts = {
  title: 'Read by',
  none: 'Nobody has read this message yet.',
  sent: 'Sent, not read by everybody yet',
  byAll: 'Read by everybody',
} as const;
