import type { SettingDefinition } from '../definition.ts';

export const avatars = [
  {
    id: 'Accounts_AllowUserAvatarChange',
    group: 'Accounts',
    section: 'Pictures',
    type: 'boolean',
    default: true,
    public: true,
    description: 'Whether people may choose a picture of their own.',
  },
  {
    id: 'Accounts_AvatarBlockUnauthenticatedAccess',
    group: 'Accounts',
    section: 'Pictures',
    type: 'boolean',
    default: false,
    public: false,
    description: "Whether people's pictures are shown only to those who are logged in.",
  },
  {
    id: 'Accounts_AvatarResize',
    group: 'Accounts',
    section: 'Pictures',
    type: 'int',
    default: 512,
    min: 64,
    max: 1024,
    public: false,
    description: 'Pixels of the sides to which new pictures of people and rooms are brought.',
  },
] as const satisfies readonly SettingDefinition[];
