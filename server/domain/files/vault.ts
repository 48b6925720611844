import type { Readable } from 'node:stream';
import { DomainError } from '../../contracts/errors.ts';
import { FileMissing, StorageFull, TooLarge, type FileKeeper } from '../../models/file-keeper.ts';
import type { SettingTable } from '../settings/index.ts';

export type StorageKind = 'disk' | 'grid';

/** The uploads' bytes: written where the setting says, read where each file lies, so that the setting may change at any time. */
export interface Vault {
  /** Where what comes now is to lie. */
  kind(): StorageKind;
  /** @throws DomainError `storage-full`, `file-too-large`. */
  write(
    storage: StorageKind,
    key: string,
    content: Readable,
    limit: number,
  ): Promise<{ readonly size: number; readonly sha256: string }>;
  /** @throws DomainError `file-not-found`. */
  read(storage: StorageKind, key: string, range?: { readonly start: number; readonly end: number }): Promise<Readable>;
  remove(storage: StorageKind, key: string): Promise<void>;
}

export function createVault(
  settings: Pick<SettingTable, 'get'>,
  keepers: Readonly<Record<StorageKind, FileKeeper>>,
): Vault {
  return {
    kind: () => (settings.get('FileUpload_Storage_Type') === 'GridFS' ? 'grid' : 'disk'),
    write: (storage, key, content, limit) => keepers[storage].write(key, content, limit).catch(explain(limit)),
    read: (storage, key, range) => keepers[storage].read(key, range).catch(explain(0)),
    remove: (storage, key) => keepers[storage].remove(key),
  };
}

function explain(limit: number): (error: unknown) => never {
  return (error) => {
    if (error instanceof StorageFull) throw new DomainError('storage-full');
    if (error instanceof TooLarge) throw new DomainError('file-too-large', { limit });
    if (error instanceof FileMissing) throw new DomainError('file-not-found');
    throw error;
  };
}
