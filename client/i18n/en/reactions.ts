export const reactions = {
  label: 'Reactions',
  who: '{{emoji}}: {{who}} · {{people}}',
  add: 'Add reaction',
  addOne: 'React with {{emoji}}',
  more_one: '{{count}} other',
  more_other: '{{count}} others',
} as const;
