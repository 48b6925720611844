export { mailMessages } from './mail-messages.ts';
export { makeExport } from './make-export.ts';
export { exportOwnData, exportRoom, listExports, openExport, removeOldExports } from './request-export.ts';
export { exportPath } from './tell-requester.ts';
export type { Export } from '../../models/exports.ts';
