import type { SettingDefinition } from '../definition.ts';

export const video = [
  {
    id: 'Jitsi_Enabled',
    group: 'Video',
    section: 'Jitsi',
    type: 'boolean',
    default: true,
    public: true,
    description: 'Whether calls can be started from rooms.',
  },
  {
    id: 'Jitsi_Domain',
    group: 'Video',
    section: 'Jitsi',
    type: 'string',
    default: 'meet.jit.si',
    public: true,
    description: 'Host of the Jitsi server, e.g. meet.example.org or meet.example.org:8443.',
  },
  {
    id: 'Jitsi_SSL',
    group: 'Video',
    section: 'Jitsi',
    type: 'boolean',
    default: true,
    public: true,
    description: 'Whether that server is reached by https.',
  },
  {
    id: 'Jitsi_URL_Room_Prefix',
    group: 'Video',
    section: 'Jitsi',
    type: 'string',
    default: 'Parley',
    public: true,
    description: 'What the names of calls begin with.',
  },
] as const satisfies readonly SettingDefinition[];
