export const search = {
  title: 'Search messages',
  field: 'Words, “phrases”, from:, in:, has:',
  everywhere: 'Search everywhere',
  hint: 'Press Enter to search. You can narrow it down:',
  looking: 'Searching…',
  none: 'Nothing was found.',
  page: 'Search',
  tabs: { messages: 'Messages', files: 'Files', people: 'People', channels: 'Channels' },
} as const;
