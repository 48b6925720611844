import type { Endpoint } from '../http/endpoint.ts';
import { getCurrentImportOperation } from './import/getCurrentImportOperation.ts';
import { getImportFileData } from './import/getImportFileData.ts';
import { getImportProgress } from './import/getImportProgress.ts';
import { getLatestImportOperations } from './import/getLatestImportOperations.ts';
import { importClear } from './import/import.clear.ts';
import { importStatus } from './import/import.status.ts';
import { importersList } from './import/importers.list.ts';
import { startImport } from './import/startImport.ts';
import { uploadImportFile } from './import/uploadImportFile.ts';

/** Bringing in what was said in another chat. */
export const importEndpoints: readonly Endpoint[] = [
  getCurrentImportOperation,
  getImportFileData,
  getImportProgress,
  getLatestImportOperations,
  importClear,
  importStatus,
  importersList,
  startImport,
  uploadImportFile,
];
