export const discussions = {
  all: 'Discussions',
  start: 'Start a discussion',
  submit: 'Start',
  title: 'Title',
  first: 'First message (optional)',
  hint: 'A discussion keeps one subject together, beside the room. Whoever sees the room can join it.',
  filter: 'Find a discussion',
  none: 'No discussions yet',
  count_one: 'Discussion · {{count}} message',
  count_other: 'Discussion · {{count}} messages',
  last: 'last {{when}}',
  join: 'Join discussion',
} as const;
