export const members = {
  title: 'Members',
  filter: 'Find a member',
  none: 'Nobody matches.',
  owner: 'Owner',
  moderator: 'Moderator',
  leader: 'Leader',
  loadMore: 'Show more',
} as const;
