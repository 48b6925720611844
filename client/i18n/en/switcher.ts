export const switcher = {
  title: 'Jump to a conversation',
  placeholder: 'Channel or person, or > for actions',
  action: 'Action',
  results_one: '{{count}} result',
  results_other: '{{count}} results',
  none: 'Nothing of that name. Try fewer letters.',
  hint: '↑ ↓ to choose · Enter to open · Esc to close',
  people: 'Start a conversation',
} as const;
