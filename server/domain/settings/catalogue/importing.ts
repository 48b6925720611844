import type { SettingDefinition } from '../definition.ts';

export const importing = [
  {
    id: 'Import_MaxFileSize',
    group: 'FileUpload',
    section: 'Import',
    type: 'int',
    default: 2_147_483_648,
    min: 1,
    max: 107_374_182_400,
    public: true,
    description: 'Most bytes of an archive that is imported from another chat.',
  },
] as const satisfies readonly SettingDefinition[];
