import { DomainError } from '../../contracts/errors.ts';
import { actorOf, createAccount, type Registration } from '../auth/index.ts';
import type { Context } from '../context.ts';
import { createRoom } from '../rooms/index.ts';
import { writeSetting } from '../settings/index.ts';
import type { User } from '../users/index.ts';
import { hasAdmin } from './found-workspace.ts';

export interface WorkspacePlan {
  readonly admin: Registration;
  readonly organizationName: string;
  readonly language: string;
  readonly channels: readonly string[];
}

/** The first-run wizard: makes the first administrator, names the place, opens the first channels. It can be done once. */
export async function setUpWorkspace(ctx: Context, plan: WorkspacePlan): Promise<User> {
  if (await isSetUp(ctx)) throw new DomainError('setup-already-done');

  const user = await createAccount(ctx, plan.admin, ['admin', 'user']);
  await yieldToEarlier(ctx, user);
  await writeSetting(ctx, { id: 'Organization_Name', value: plan.organizationName });
  await writeSetting(ctx, { id: 'Site_Name', value: plan.organizationName });
  await writeSetting(ctx, { id: 'Language', value: plan.language });
  await writeSetting(ctx, { id: 'Show_Setup_Wizard', value: 'completed' });

  for (const name of new Set(plan.channels)) {
    try {
      await createRoom(ctx, actorOf(user, null), { kind: 'channel', name });
    } catch (error) {
      // #general is there already, and somebody may ask for it again.
      if (!(error instanceof DomainError && error.code === 'room-name-taken')) throw error;
    }
  }
  return user;
}

export async function isSetUp(ctx: Context): Promise<boolean> {
  return ctx.settings.get('Show_Setup_Wizard') === 'completed' || (await hasAdmin(ctx));
}

/** Two visitors may finish the wizard in the same moment: the account that was made first administers, the other is ordinary. */
async function yieldToEarlier(ctx: Context, user: User): Promise<void> {
  const [first] = (await ctx.models.users.listActiveWithRole('admin')).map((admin) => admin._id).sort();
  if (first === user._id) return;
  await ctx.models.users.update(user._id, { roles: ['user'], updatedAt: ctx.clock.now() });
  throw new DomainError('setup-already-done');
}
