/** For the domain, which knows models and no store: where the bytes of uploads lie. */
export { FileMissing, StorageFull, TooLarge, type FileStore as FileKeeper } from '../store/files/file-store.ts';
