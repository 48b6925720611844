/** The pages where administrators add emoji and sounds. */
export const customEmoji = {
  title: 'Emoji',
  add: 'Add emoji',
  change: 'Change emoji',
  name: 'Name',
  nameHint: 'Small letters, digits, _, + and -. Written between colons.',
  aliases: 'Other names',
  aliasesHint: 'With commas between them.',
  picture: 'Choose a picture',
  pictureHint: 'PNG, JPEG, GIF, WebP or AVIF, up to 2 MB. It is brought to 128 pixels; what moves goes on moving.',
  none: 'No emoji of your own yet',
  noneText: 'Add the logo, the team cat or whatever you react with most.',
  onlySome: 'You may not manage emoji.',
  remove: 'Remove',
  removeTitle: 'Remove :{{name}}:?',
  removeText: 'Where it was used its name is shown instead.',
} as const;

export const customSounds = {
  title: 'Sounds',
  add: 'Add sound',
  change: 'Change sound',
  name: 'Name',
  file: 'Choose a sound',
  fileHint: 'MP3, Ogg, WAV, M4A or FLAC, up to 2 MB.',
  none: 'No sounds of your own yet',
  noneText: 'Add sounds that people can choose for their notifications.',
  onlySome: 'You may not manage sounds.',
  remove: 'Remove',
  removeTitle: 'Remove “{{name}}”?',
  removeText: 'Whoever chose it hears the usual sound from then on.',
} as const;

export const customStatuses = {
  title: 'Statuses',
  add: 'Add status',
  change: 'Change status',
  name: 'Words',
  none: 'No statuses for everybody yet',
  noneText: 'Add statuses that people can choose with one click.',
  onlySome: 'You may not manage statuses.',
  remove: 'Remove',
  removeTitle: 'Remove “{{name}}”?',
  removeText: 'Whoever has it now keeps it until they change it.',
} as const;
