export const files = {
  attach: 'Attach files',
  attached: 'Attached files',
  uploading: 'Sending {{name}}',
  remove: 'Remove {{name}}',
  download: 'Download',
} as const;
