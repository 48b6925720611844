export const commands = {
  title: 'Commands',
  intro: 'Type one of these at the beginning of a message.',
  suggestions: 'Commands that fit',
} as const;
