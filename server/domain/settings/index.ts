export { changeSetting, reloadSettings, writeSetting } from './change-setting.ts';
export { findSetting, settingCatalogue, type SettingId } from './catalogue/index.ts';
export type { SettingDefinition, SettingValue } from './definition.ts';
export { createSettingTable, type SettingTable } from './setting-table.ts';
