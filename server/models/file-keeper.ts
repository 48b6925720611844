/** For the domain, which knows models and no store: where the bytes of uploads lie. */
export { FileMissing, TooLarge, type FileStore as FileKeeper } from '../store/files/file-store.ts';
