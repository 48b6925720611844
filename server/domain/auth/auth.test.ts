import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OF_A_TEST } from '../../testing/query-plans.ts';
import { PASSWORD, testWorld, type World } from '../../testing/world.ts';
import { isSetUp, setUpWorkspace } from '../setup/index.ts';
import { changeSetting } from '../settings/index.ts';
import { setUserActive } from '../users/index.ts';
import { authenticate, logIn, logout, logoutOthers, register } from './index.ts';

let world: World;
beforeAll(async () => {
  world = await testWorld();
});
afterAll(() => world.close());

describe('logIn', () => {
  it('takes the username in any case, the e-mail address, and the digest that Rocket.Chat’s clients send', async () => {
    const digest = createHash('sha256').update(PASSWORD).digest('hex');
    for (const credentials of [
      { user: 'Alice', password: PASSWORD },
      { user: 'ALICE@example.org', password: PASSWORD },
      { user: 'alice', password: { digest, algorithm: 'sha-256' as const } },
    ]) {
      expect((await logIn(world.ctx, credentials, 'test')).user._id).toBe(world.alice.id);
    }
  });

  it('says the same of an unknown name as of a wrong password', async () => {
    for (const credentials of [
      { user: 'nobody', password: PASSWORD },
      { user: 'alice', password: 'wrong' },
    ]) {
      await expect(logIn(world.ctx, credentials, 'test')).rejects.toMatchObject({
        code: 'wrong-credentials',
        details: {},
      });
    }
  });

  it('keeps no token and no password in the store', async () => {
    const { token } = await logIn(world.ctx, { user: 'alice', password: PASSWORD }, 'test');
    const everything = JSON.stringify(
      await Promise.all(
        ['users', 'sessions'].map((name) =>
          world.database.db.collection(name).find({}, { comment: OF_A_TEST }).toArray(),
        ),
      ),
    );
    expect(everything).not.toContain(token);
    expect(everything).not.toContain(PASSWORD);
  });
});

describe('a session', () => {
  it('ends with logging out, and the others with logging out everywhere else', async () => {
    const { ctx } = world;
    const [one, two] = [
      await logIn(ctx, { user: 'bob', password: PASSWORD }, 'one'),
      await logIn(ctx, { user: 'bob', password: PASSWORD }, 'two'),
    ];
    const first = await authenticate(ctx, one.token);
    await logoutOthers(ctx, first!.actor);
    expect(await authenticate(ctx, two.token)).toBeNull();
    await logout(ctx, first!.actor);
    expect(await authenticate(ctx, one.token)).toBeNull();
  });

  it('ends when the account is closed, and the account lets nobody in', async () => {
    const { ctx, carol, dora } = world;
    const { token } = await logIn(ctx, { user: 'carol', password: PASSWORD }, 'test');
    await setUserActive(ctx, dora, { userId: carol.id, active: false });
    expect(await authenticate(ctx, token)).toBeNull();
    await expect(logIn(ctx, { user: 'carol', password: PASSWORD }, 'test')).rejects.toMatchObject({
      code: 'user-deactivated',
    });
  });

  it('belongs to nobody when the token is not one', async () => {
    expect(await authenticate(world.ctx, 'x'.repeat(43))).toBeNull();
  });
});

describe('register', () => {
  it('brings the new person into the room that everybody is in', async () => {
    const { ctx } = world;
    const user = await register(ctx, {
      username: 'frank',
      name: 'Frank',
      email: 'frank@example.org',
      password: 'long enough',
    });
    expect(await ctx.models.members.find('GENERAL', user._id)).not.toBeNull();
  });

  it('refuses names and addresses that are taken, weak passwords and reserved words', async () => {
    const { ctx } = world;
    const given = { username: 'gina', name: 'Gina', email: 'gina@example.org', password: 'long enough' };
    await expect(register(ctx, { ...given, username: 'ALICE' })).rejects.toMatchObject({ code: 'username-taken' });
    await expect(register(ctx, { ...given, email: 'Alice@Example.org' })).rejects.toMatchObject({
      code: 'email-taken',
    });
    await expect(register(ctx, { ...given, password: 'short' })).rejects.toMatchObject({ code: 'password-too-weak' });
    await expect(register(ctx, { ...given, username: 'all' })).rejects.toMatchObject({ code: 'username-invalid' });
  });

  it('obeys the setting at once', async () => {
    const { ctx, dora } = world;
    await changeSetting(ctx, dora, { id: 'Accounts_RegistrationForm', value: 'Disabled' });
    await expect(
      register(ctx, { username: 'hal', name: 'Hal', email: 'hal@example.org', password: 'long enough' }),
    ).rejects.toMatchObject({ code: 'registration-disabled' });
    await changeSetting(ctx, dora, { id: 'Accounts_RegistrationForm', value: 'Public' });
  });
});

describe('setUpWorkspace', () => {
  it('is refused once an administrator exists', async () => {
    const { ctx } = world;
    expect(await isSetUp(ctx)).toBe(true);
    const admin = { username: 'mallory', name: 'Mallory', email: 'm@example.org', password: 'long enough' };
    await expect(
      setUpWorkspace(ctx, { admin, organizationName: 'X', language: 'en', channels: [] }),
    ).rejects.toMatchObject({ code: 'setup-already-done' });
  });
});

describe('changeSetting', () => {
  it('is for administrators, checks the value, and leaves alone what the environment says', async () => {
    const { ctx, alice, dora } = world;
    await expect(changeSetting(ctx, alice, { id: 'Site_Name', value: 'Mine' })).rejects.toMatchObject({
      code: 'not-allowed',
    });
    await expect(changeSetting(ctx, dora, { id: 'Message_MaxAllowedSize', value: '$ne' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(changeSetting(ctx, dora, { id: 'No_Such', value: 1 })).rejects.toMatchObject({
      code: 'setting-not-found',
    });
    const locked = await testWorld({ environment: { OVERWRITE_SETTING_Site_Name: 'Acme' } });
    await expect(changeSetting(locked.ctx, locked.dora, { id: 'Site_Name', value: 'Other' })).rejects.toMatchObject({
      code: 'setting-locked',
    });
    expect(locked.ctx.settings.get('Site_Name')).toBe('Acme');
    await locked.close();
  });
});
