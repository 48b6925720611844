/** What the directory lists beside channels, as it stands in the address. */
export const directoryTabs = ['people', 'teams'] as const;
export type DirectoryTab = (typeof directoryTabs)[number];
