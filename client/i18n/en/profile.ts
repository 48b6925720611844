export const profile = {
  roles: 'Roles',
  title: 'Profile',
  message: 'Send a message',
  bot: 'Bot',
  deactivated: 'Deactivated',
  mention: 'Mention',
  unknown: 'This person cannot be shown.',
} as const;
