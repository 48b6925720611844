export { openArchive } from './archive.ts';
export { lookAfterImports } from './look-after-imports.ts';
export { admitImport, beginImport, cancelImport, getImport, listImports, startImport } from './request-import.ts';
export { runImport, type ImportProgress, type ImportReport } from './run-import.ts';
export { importNow, workOnImport } from './work-on-import.ts';
export type { FoundPerson, FoundRoom, Import, ImportState } from '../../models/imports.ts';
