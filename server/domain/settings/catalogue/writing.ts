import type { SettingDefinition } from '../definition.ts';

export const writing = [
  {
    id: 'Katex_Enabled',
    group: 'Message',
    section: 'Formulas',
    type: 'boolean',
    default: true,
    public: true,
    description: 'Whether formulas in messages are drawn.',
  },
  {
    id: 'Katex_Parenthesis_Syntax',
    group: 'Message',
    section: 'Formulas',
    type: 'boolean',
    default: true,
    public: true,
    description: 'Whether \\(a\\) and \\[a\\] are formulas.',
  },
  {
    id: 'Katex_Dollar_Syntax',
    group: 'Message',
    section: 'Formulas',
    type: 'boolean',
    default: false,
    public: true,
    description: 'Whether $a$ and $$a$$ are formulas.',
  },
  {
    id: 'Message_AudioRecorderEnabled',
    group: 'Message',
    section: 'Writing',
    type: 'boolean',
    default: true,
    public: true,
    description: 'Whether sound can be recorded where messages are written.',
  },
  {
    id: 'Message_VideoRecorderEnabled',
    group: 'Message',
    section: 'Writing',
    type: 'boolean',
    default: true,
    public: true,
    description: 'Whether video can be recorded where messages are written.',
  },
] as const satisfies readonly SettingDefinition[];
