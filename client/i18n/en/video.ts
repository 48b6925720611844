export const video = {
  start: 'Start a video call',
  join: 'Join the call',
  named: '{{name}} started the call “{{title}}”.',
} as const;
