export { accessFile, openFile } from './access-file.ts';
export { deleteFile, describeFile } from './change-file.ts';
export { collectForgotten, incomingFolder } from './collect.ts';
export { listOwnFiles, listRoomFiles, listRoomImages, type OwnFiles } from './lists.ts';
export { removeFilesOf } from './remove-file.ts';
export { keepFile, type Received } from './keep-file.ts';
export { upload } from './upload.ts';
export { createVault, type Vault } from './vault.ts';
export type { StoredFile } from '../../models/files.ts';
