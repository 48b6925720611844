export { accessFile, openFile } from './access-file.ts';
export { collectForgotten, listOwnFiles, listRoomFiles, removeFilesOf } from './lists.ts';
export { keepFile, upload, type Received } from './upload.ts';
export { createVault, type Vault } from './vault.ts';
export type { StoredFile } from '../../models/files.ts';
