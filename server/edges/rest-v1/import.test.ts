import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '../../domain/actor.ts';
import { workOnImport } from '../../domain/import/index.ts';
import { writeZip } from '../../domain/import/testing/write-zip.ts';
import { httpWorld, type HttpWorld } from '../http/testing/http-world.ts';

let world: HttpWorld;
let folder: string;
let archive: Buffer;
beforeAll(async () => {
  [world, folder] = await Promise.all([httpWorld(), mkdtemp(join(tmpdir(), 'import-rest-'))]);
  const path = await writeZip(join(folder, 'tables.zip'), {
    'users.csv': 'yuri,yuri@example.org,Yuri\nwanda,wanda@example.org,Wanda\n',
    'channels.csv': 'import-kept,yuri,public,yuri;wanda\nimport-left,yuri,private,yuri\n',
    'import-kept/1.csv': 'yuri,1600000001,one\nwanda,1600000002,two\nyuri,never,three\n',
    'import-left/1.csv': 'yuri,1600000003,hush\n',
  });
  archive = await readFile(path);
});
afterAll(async () => {
  await world.close();
  await rm(folder, { recursive: true, force: true });
});

type Body = Record<string, unknown>;

async function upload(bytes: Buffer, as: Actor = world.dora): Promise<{ status: number; body: Body }> {
  const form = new FormData();
  form.set('importerKey', 'csv');
  form.set('file', new Blob([new Uint8Array(bytes)]), 'tables.zip');
  const response = await fetch(`${world.origin}/api/v1/uploadImportFile`, {
    method: 'POST',
    headers: { 'X-Auth-Token': await world.tokenOf(as), 'X-User-Id': as.id },
    body: form,
  });
  return { status: response.status, body: (await response.json()) as Body };
}

const get = async (name: string) => (await world.get(`/api/v1/${name}`, world.dora)).body as Body;
const idOf = ({ operation }: Body) => (operation as { _id: string })._id;

describe('importing through REST', () => {
  it('says that there is none yet', async () => {
    expect(await get('import.status')).toMatchObject({ success: true, status: { state: 'none' } });
    expect(await get('importers.list')).toMatchObject({ importers: [{ key: 'slack' }, { key: 'csv' }] });
  });

  it('refuses who may not, and what is no archive', async () => {
    expect((await upload(archive, world.alice)).status).toBe(403);
    expect((await upload(Buffer.from('plain text'))).body).toMatchObject({ errorType: 'error-import-file-invalid' });
    expect(await get('getLatestImportOperations')).toMatchObject({ operations: [] });
  });

  it('checks an archive, imports what is chosen of it, and says how far it is', async () => {
    const { status, body } = await upload(archive);
    expect([status, body]).toMatchObject([200, { success: true, operation: { file: 'tables.zip' } }]);
    const id = idOf(body);
    expect(await get('getImportFileData')).toMatchObject({ waiting: true });
    expect((await upload(archive)).body).toMatchObject({ errorType: 'error-import-in-progress' });

    await workOnImport(world.ctx, id);
    const found = await get('getImportFileData');
    expect(found).toMatchObject({
      users: [{ user_id: 'yuri', do_import: true, is_email_taken: false }, { user_id: 'wanda' }],
      channels: [
        { channel_id: 'import-kept', is_private: false },
        { channel_id: 'import-left', is_private: true },
      ],
      message_count: 3,
    });
    expect(await get('getImportProgress')).toMatchObject({ step: 'importer_user_selection', count: { error: 1 } });

    const input = {
      users: (found['users'] as Body[]).map((one) => ({ ...one, do_import: one['user_id'] !== 'wanda' })),
      channels: { list: ['import-kept'] },
    };
    const started = await world.post('/api/v1/startImport', { input }, world.dora);
    expect(started.body).toMatchObject({ operation: { _id: id, status: 'importer_importing_started' } });
    await workOnImport(world.ctx, id);

    expect(await get('getImportProgress')).toMatchObject({ key: 'csv', name: 'CSV', step: 'importer_done' });
    expect(await get('import.status')).toMatchObject({ status: { state: 'done' } });
    expect(await get('getLatestImportOperations')).toMatchObject({
      operations: [
        { _id: id, count: { users: 1, channels: 1, messages: 1, skipped: { unreadable: 1, 'not-chosen': 1 } } },
      ],
    });
    expect(await world.ctx.models.users.findByUsernameKey('wanda')).toBeNull();
    expect(await world.ctx.models.rooms.findByNameKey('import-left')).toBeNull();
    expect((await world.ctx.models.imports.find(id))?.storage).toBeNull();
  });

  it('takes a small archive as base64, and clears what was not started', async () => {
    const sent = { binaryContent: archive.toString('base64'), fileName: 'again.zip', importerKey: 'csv' };
    const id = idOf((await world.post('/api/v1/uploadImportFile', sent, world.dora)).body);
    expect((await world.post('/api/v1/import.clear', {}, world.alice)).status).toBe(403);
    expect((await world.post('/api/v1/import.clear', {}, world.dora)).body).toMatchObject({ success: true });
    await workOnImport(world.ctx, id);
    expect(await get('getCurrentImportOperation')).toMatchObject({
      operation: { _id: id, file: 'again.zip', valid: false, status: 'importer_import_cancelled' },
    });
    expect((await world.post('/api/v1/startImport', { input: {} }, world.dora)).body).toMatchObject({
      errorType: 'error-import-operation-not-found',
    });
  });
});
