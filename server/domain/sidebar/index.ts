export {
  createFolder,
  getSidebar,
  moveRoom,
  orderSections,
  removeFolder,
  renameFolder,
  setCollapsed,
} from './arrange.ts';
export type { Sidebar } from '../../models/sidebars.ts';
