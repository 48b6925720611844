import type { SettingDefinition } from '../definition.ts';

export const previews = [
  {
    id: 'API_Embed',
    group: 'Message',
    section: 'Link previews',
    type: 'boolean',
    default: true,
    public: true,
    description: 'Whether messages show what the pages say of themselves that they link to. The server fetches them.',
  },
  {
    id: 'API_EmbedIgnoredHosts',
    group: 'Message',
    section: 'Link previews',
    type: 'string',
    default: '',
    public: false,
    description: 'Hosts whose pages are not previewed, separated by commas; *.example.org means all hosts below it.',
  },
  {
    id: 'API_EmbedSafePorts',
    group: 'Message',
    section: 'Link previews',
    type: 'string',
    default: '80, 443',
    public: false,
    description: 'Ports that are asked for previews, separated by commas.',
  },
] as const satisfies readonly SettingDefinition[];
