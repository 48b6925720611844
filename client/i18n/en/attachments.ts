export const attachments = {
  more: 'Show more',
  less: 'Show less',
  picture: 'Picture',
  audio: 'Listen',
  video: 'Watch',
  source: 'Show message',
} as const;
