import type { SettingDefinition } from '../definition.ts';

export const exporting = [
  {
    id: 'UserData_EnableDownload',
    group: 'UserDataDownload',
    section: 'Download',
    type: 'boolean',
    default: true,
    public: true,
    description: 'Whether people may download what they have written.',
  },
  {
    id: 'UserData_FileSystemZipExpiry',
    group: 'UserDataDownload',
    section: 'Download',
    type: 'int',
    default: 48,
    min: 1,
    max: 8760,
    public: false,
    description: 'Hours for which a finished export can be downloaded.',
  },
] as const satisfies readonly SettingDefinition[];
