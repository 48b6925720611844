export const lists = {
  pinned: 'Pinned messages',
  pinnedNone: 'Nothing is pinned here yet.',
  starred: 'Saved messages',
  starredNone: 'You have saved nothing here yet.',
  mentions: 'Mentions of me',
  mentionsNone: 'Nobody has mentioned you here yet.',
  files: 'Files',
  filesNone: 'No files were shared here yet.',
  open: 'Show in conversation',
  more: 'Show more',
} as const;
