export const moderation = {
  ignore: 'Ignore {{name}} here',
  unignore: 'Stop ignoring {{name}}',
  ignored: '{{name}}, whom you ignore here, wrote something.',
  show: 'Show',
  report: 'Report…',
  reportTitle: 'Report message',
  reason: 'What is wrong with it?',
  reasonHint: 'It is kept with the message for the administrators of this workspace.',
  send: 'Report',
  reported: 'Reported. Thank you.',
} as const;
