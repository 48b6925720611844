import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { admitImport, beginImport } from '../../../domain/import/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { refusal } from '../refuse.ts';
import { presentOperation } from './present-import.ts';

/**
 * An archive to be checked: in the field `file` of a form, or small ones in this API's older way as base64 in `binaryContent`.
 * Its kind is found out, whatever `importerKey` says.
 */
export const uploadImportFile = endpoint({
  route: 'POST /api/v1/uploadImportFile',
  access: { permission: 'run-import' },
  fileField: 'file',
  fileLimit: 'Import_MaxFileSize',
  fileOptional: true,
  admit: ({ ctx, actor }) => admitImport(ctx, actor),
  body: z.object({
    binaryContent: z.string().optional(),
    contentType: z.string().max(200).optional(),
    fileName: z.string().max(300).optional(),
    importerKey: z.string().max(50).optional(),
  }),
  async handle({ ctx, actor, file, body: { binaryContent, fileName = 'import.zip' } }) {
    if (file !== null) return { operation: presentOperation(await beginImport(ctx, actor, file)) };
    if (binaryContent === undefined) throw refusal('invalid-field', 'Send the archive in the field "file"');

    const bytes = Buffer.from(binaryContent.replace(/^data:[^,]{0,200},/, ''), 'base64');
    const path = join(tmpdir(), `import-${randomUUID()}`);
    try {
      await writeFile(path, bytes, { mode: 0o600 });
      const received = { path, name: fileName, size: bytes.length };
      return { operation: presentOperation(await beginImport(ctx, actor, received)) };
    } finally {
      await rm(path, { force: true });
    }
  },
});
