import { DomainError } from '../../contracts/errors.ts';
import { requirePermission } from '../access/index.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { findSetting } from './catalogue/index.ts';
import { fitSetting, type SettingValue } from './definition.ts';

/** Changes one setting; every process obeys it as soon as the feed has carried it. */
export async function changeSetting(
  ctx: Context,
  actor: Actor,
  input: { readonly id: string; readonly value: unknown },
): Promise<SettingValue> {
  requirePermission(ctx, actor, 'edit-privileged-setting');
  return writeSetting(ctx, input);
}

/** As `changeSetting`, for what the server itself decides. */
export async function writeSetting(
  ctx: Context,
  input: { readonly id: string; readonly value: unknown },
): Promise<SettingValue> {
  const definition = findSetting(input.id);
  if (definition === null) throw new DomainError('setting-not-found', { id: input.id });
  if (ctx.settings.isLocked(input.id)) throw new DomainError('setting-locked', { id: input.id });

  const value = fitSetting(definition, input.value);
  if (value === null) throw new DomainError('invalid-input', { field: input.id });
  await ctx.models.settings.set(input.id, value, ctx.clock.now());
  await reloadSettings(ctx);
  return value;
}

let begun = 0;
/** Which of the readings a table holds. */
const held = new WeakMap<Context['settings'], number>();

/** Two readings may overtake each other; the one that began first knows less, and never replaces the other. */
export async function reloadSettings(ctx: Context): Promise<void> {
  const mine = (begun += 1);
  const stored = await ctx.models.settings.all();
  if (mine < (held.get(ctx.settings) ?? 0)) return;
  held.set(ctx.settings, mine);
  ctx.settings.load(stored);
}
