import type { PublicSettings } from '../../contracts/settings.ts';
import type { Log } from '../../platform/log.ts';
import { findSetting, settingCatalogue, type SettingId, type SettingValues } from './catalogue/index.ts';
import { fitSetting, type SettingValue } from './definition.ts';

/** The settings as they hold in this process now: defaults, over them what was changed, over that the environment. */
export interface SettingTable {
  get<Id extends SettingId>(id: Id): SettingValues[Id];
  /** Any setting by a name that came from outside; null when there is none. */
  read(id: string): SettingValue | null;
  isLocked(id: string): boolean;
  public(): PublicSettings;
  /** Takes over what the store holds; called at start and whenever the feed reports a change. */
  load(stored: readonly { readonly _id: string; readonly value: unknown }[]): void;
}

export function createSettingTable(overrides: Readonly<Record<string, string>>, log: Log): SettingTable {
  const locked = fitOverrides(overrides, log);
  let values = new Map<string, SettingValue>();

  const table: SettingTable = {
    get: (id) => values.get(id) as never,
    read: (id) => values.get(id) ?? null,
    isLocked: (id) => locked.has(id),
    public: () =>
      Object.fromEntries(
        settingCatalogue.filter((setting) => setting.public).map(({ id }) => [id, values.get(id) as SettingValue]),
      ),
    load(stored) {
      const next = new Map<string, SettingValue>(settingCatalogue.map((setting) => [setting.id, setting.default]));
      for (const { _id, value } of stored) {
        const definition = findSetting(_id);
        const fitted = definition === null ? null : fitSetting(definition, value);
        if (fitted !== null) next.set(_id, fitted);
      }
      for (const [id, value] of locked) next.set(id, value);
      values = next;
    },
  };
  table.load([]);
  return table;
}

function fitOverrides(overrides: Readonly<Record<string, string>>, log: Log): ReadonlyMap<string, SettingValue> {
  const locked = new Map<string, SettingValue>();
  for (const [id, text] of Object.entries(overrides)) {
    const definition = findSetting(id);
    const value = definition === null ? null : fitSetting(definition, text);
    if (value === null)
      log.warn(
        { setting: id },
        definition === null
          ? 'OVERWRITE_SETTING_ names no setting'
          : 'OVERWRITE_SETTING_ has a value that does not fit',
      );
    else locked.set(id, value);
  }
  return locked;
}
