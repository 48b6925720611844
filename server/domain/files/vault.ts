import type { Readable } from 'node:stream';
import type { FileKeeper } from '../../models/file-keeper.ts';
import type { SettingTable } from '../settings/index.ts';

/** The uploads' bytes: written where the setting says, read where each file lies. */
export interface Vault {
  kind(): 'disk' | 'grid';
  write(key: string, content: Readable, limit: number): Promise<{ readonly size: number; readonly sha256: string }>;
  read(
    storage: 'disk' | 'grid',
    key: string,
    range?: { readonly start: number; readonly end: number },
  ): Promise<Readable>;
  remove(storage: 'disk' | 'grid', key: string): Promise<void>;
}

export function createVault(
  settings: Pick<SettingTable, 'get'>,
  keepers: Readonly<Record<'disk' | 'grid', FileKeeper>>,
): Vault {
  const kind = () => (settings.get('FileUpload_Storage_Type') === 'GridFS' ? 'grid' : 'disk');
  return {
    kind,
    write: (key, content, limit) => keepers[kind()].write(key, content, limit),
    read: (storage, key, range) => keepers[storage].read(key, range),
    remove: (storage, key) => keepers[storage].remove(key),
  };
}
