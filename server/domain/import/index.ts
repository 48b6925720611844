export { openArchive } from './archive.ts';
export { runImport, type ImportProgress, type ImportReport } from './run-import.ts';
