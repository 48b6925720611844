import type { Context } from '../../../domain/context.ts';
import type { SettingDefinition } from '../../../domain/settings/index.ts';

/** A setting for administrators. What is secret can be set and not be read. */
export function presentSetting(ctx: Context, definition: SettingDefinition) {
  const secret = definition.type === 'string' && definition.secret === true;
  return {
    _id: definition.id,
    value: secret ? '' : ctx.settings.read(definition.id),
    packageValue: definition.default,
    type: definition.type,
    group: definition.group,
    section: definition.section,
    i18nLabel: definition.id,
    i18nDescription: definition.description,
    public: definition.public,
    blocked: ctx.settings.isLocked(definition.id),
    ...(definition.type === 'select' ? { values: definition.options.map((key) => ({ key, i18nLabel: key })) } : {}),
    ...(secret ? { secret: true } : {}),
    enterprise: false,
  };
}
