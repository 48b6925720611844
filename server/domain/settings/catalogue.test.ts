import { describe, expect, it } from '@jest/globals';
import { settingCatalogue } from './index.ts';
import { fitSetting, type SettingDefinition } from './definition.ts';

const settings: readonly (readonly [string, SettingDefinition])[] = settingCatalogue.map((setting) => [
  setting.id,
  setting,
]);

describe('the catalogue of settings', () => {
  it('holds each id once', () => {
    expect(new Set(settings.map(([id]) => id)).size).toBe(settings.length);
  });

  it.each(settings)(
    '%s is named, explained, and holds its own default, also as the environment writes it',
    (id, setting) => {
      expect(id).toMatch(/^[A-Za-z][A-Za-z0-9_]*$/);
      expect([setting.group, setting.section].every((name) => name.length > 0)).toBe(true);
      expect(setting.description).toMatch(/^[A-Z].*\.$/);
      expect(fitSetting(setting, setting.default)).toBe(setting.default);
      expect(fitSetting(setting, String(setting.default))).toBe(setting.default);
    },
  );

  it.each(settings)('%s takes no value of another type, and no operator', (_id, setting) => {
    for (const value of [{ $ne: 1 }, [setting.default], null, undefined, Symbol('x'), Number.NaN])
      expect(fitSetting(setting, value)).toBeNull();
    if (setting.type === 'int')
      for (const value of [setting.min - 1, setting.max + 1, 1.5, '', '1; drop'])
        expect(fitSetting(setting, value)).toBeNull();
    if (setting.type === 'select') expect(fitSetting(setting, 'no such option')).toBeNull();
    if (setting.type === 'boolean') expect(fitSetting(setting, 'yes')).toBeNull();
    if (setting.type === 'string') expect(fitSetting(setting, 'x'.repeat(100_001))).toBeNull();
  });
});
