import type { SettingDefinition } from '../definition.ts';
import { accounts } from './accounts.ts';
import { avatars } from './avatars.ts';
import { commands } from './commands.ts';
import { exporting } from './exporting.ts';
import { files } from './files.ts';
import { general } from './general.ts';
import { importing } from './importing.ts';
import { mail } from './mail.ts';
import { messages } from './messages.ts';
import { notifications } from './notifications.ts';
import { previews } from './previews.ts';
import { retention } from './retention.ts';
import { video } from './video.ts';
import { writing } from './writing.ts';

/** Every setting of the product. */
export const settingCatalogue = [
  ...general,
  ...accounts,
  ...avatars,
  ...messages,
  ...files,
  ...previews,
  ...notifications,
  ...video,
  ...writing,
  ...commands,
  ...retention,
  ...mail,
  ...exporting,
  ...importing,
] as const;

export type SettingId = (typeof settingCatalogue)[number]['id'];

type ValueOf<Definition> = Definition extends { type: 'boolean' }
  ? boolean
  : Definition extends { type: 'int' }
    ? number
    : string;

export type SettingValues = {
  readonly [Id in SettingId]: ValueOf<Extract<(typeof settingCatalogue)[number], { id: Id }>>;
};

const byId = new Map<string, SettingDefinition>(settingCatalogue.map((definition) => [definition.id, definition]));

export function findSetting(id: string): SettingDefinition | null {
  return byId.get(id) ?? null;
}
