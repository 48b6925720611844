export const emptyState = {
  ready: false,
  self: null,
  settings: {},
  permissions: {},
  rooms: {},
  memberships: {},
  users: {},
  presence: {},
  typing: {},
  timelines: {},
  settled: {},
  memberChanges: {},
};
