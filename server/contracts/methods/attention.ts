import { z } from 'zod';
import { folderNameSchema, placeNotificationsSchema, sectionIdSchema } from '../attention-schemas.ts';
import { idSchema } from '../ids.ts';
import type { MembershipView } from '../room.ts';
import { MOST_FOLDERS, type SidebarView } from '../sidebar.ts';

export const attentionInputs = {
  /** What one wants to be told of in a room; what is not named stays as it is. */
  'room:notifications': z.object({ roomId: idSchema, changes: placeNotificationsSchema.partial() }),
  /** Everything everywhere counts as read. */
  'room:read-all': z.object({}),
  /** Takes the last `room:read-all` back, where nothing was read since. */
  'room:restore-read': z.object({ undoId: idSchema }),
  /** Into a folder of one's own, or out of all. */
  'sidebar:move-room': z.object({ roomId: idSchema, folderId: idSchema.nullable() }),
  'sidebar:create-folder': z.object({ name: folderNameSchema }),
  'sidebar:rename-folder': z.object({ folderId: idSchema, name: folderNameSchema }),
  /** Its rooms go back to where rooms of their kind are. */
  'sidebar:remove-folder': z.object({ folderId: idSchema }),
  'sidebar:order': z.object({ order: z.array(sectionIdSchema).max(MOST_FOLDERS + 20) }),
  'sidebar:collapse': z.object({ sectionId: sectionIdSchema, collapsed: z.boolean() }),
} satisfies Record<string, z.ZodType>;

export interface AttentionResults {
  'room:notifications': MembershipView;
  /** `undoId` is null when nothing was unread. */
  'room:read-all': { readonly undoId: string | null; readonly rooms: number };
  'room:restore-read': Record<never, never>;
  'sidebar:move-room': MembershipView;
  'sidebar:create-folder': { readonly folderId: string; readonly sidebar: SidebarView };
  'sidebar:rename-folder': SidebarView;
  'sidebar:remove-folder': SidebarView;
  'sidebar:order': SidebarView;
  'sidebar:collapse': SidebarView;
}
