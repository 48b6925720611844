export const search = {
  title: 'Search messages',
  field: 'Words, “phrases”, from:, in:, has:',
  everywhere: 'In all my rooms',
  hint: 'Press Enter to search. You can narrow it down:',
  looking: 'Searching…',
  none: 'Nothing was found.',
} as const;
