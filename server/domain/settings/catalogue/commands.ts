import type { SettingDefinition } from '../definition.ts';

export const commands = [
  {
    id: 'Message_AllowUnrecognizedSlashCommand',
    group: 'Message',
    section: 'Writing',
    type: 'boolean',
    default: false,
    public: true,
    description: 'Whether a command that nobody knows is sent as an ordinary message.',
  },
] as const satisfies readonly SettingDefinition[];
