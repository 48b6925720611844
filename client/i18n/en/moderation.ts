export const moderation = {
  ignore: 'Ignore {{name}} here',
  unignore: 'Stop ignoring {{name}}',
  ignored: '{{name}}, whom you ignore here, wrote something.',
  show: 'Show',
  report: 'Report…',
  reportTitle: 'Report message',
  reason: 'What is wrong with it?',
  reasonHint: 'The moderators get this together with the message.',
  send: 'Report',
  reported: 'Reported. Thank you.',
} as const;
