/** Parts of the list of rooms that everybody has; a folder of one's own has its id. */
export const builtInSections = ['unread', 'favorites', 'teams', 'channels', 'directs', 'discussions', 'rooms'] as const;
export type BuiltInSection = (typeof builtInSections)[number];

export const MOST_FOLDERS = 50;

/** How somebody arranged their list; which room is in which folder stands in their place there. */
export interface SidebarView {
  readonly folders: readonly { readonly id: string; readonly name: string }[];
  /** Ids of sections from the top; those that are missing stand where they usually do. */
  readonly order: readonly string[];
  readonly collapsed: readonly string[];
  /** Grows with every change. */
  readonly rev: number;
}

export const usualSidebar: SidebarView = { folders: [], order: [], collapsed: [], rev: 0 };
