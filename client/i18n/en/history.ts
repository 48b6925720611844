export const history = {
  title: 'Earlier versions',
  now: 'Now',
  restore: 'Bring back this text',
  erased: 'Deleted messages',
  erasedNone: 'No deleted message of this room was kept.',
  erasedBy: 'deleted by {{name}}, {{time}}',
} as const;
