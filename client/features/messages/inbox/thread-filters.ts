export const threadFilters = ['all', 'following', 'unread'] as const;
export type ThreadFilter = (typeof threadFilters)[number];
