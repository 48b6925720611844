import { createHmac } from 'node:crypto';
import { DomainError } from '../../contracts/errors.ts';
import { newSecret } from '../../platform/secrets.ts';
import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';

type Settings = Pick<Context, 'settings'>;

/** How long a token opens the door; who is in stays in. */
const TOKEN_LIVES_S = 3_600;

/** An address of the Jitsi server that cannot be guessed, since whoever knows it can enter. */
export function newCallAddress({ settings }: Settings, title: string): string {
  const host = settings.get('Jitsi_Domain').trim();
  if (!/^[a-z0-9.-]+(:\d{1,5})?$/i.test(host)) throw new DomainError('invalid-input', { field: 'Jitsi_Domain' });
  const name = [settings.get('Jitsi_URL_Room_Prefix'), title, newSecret().slice(0, 16)]
    .map((part) => part.normalize('NFKD').replace(/[^a-z0-9]+/gi, ''))
    .filter((part) => part !== '')
    .join('-');
  return `${settings.get('Jitsi_SSL') ? 'https' : 'http'}://${host}/${name}`;
}

/**
 * The address for one person: with a token that says who they are, where the Jitsi server asks for one
 * (jitsi.github.io/handbook, "Token authentication"; RFC 7519, HS256).
 */
export function addressFor(
  { settings, clock, config }: Pick<Context, 'settings' | 'clock' | 'config'>,
  url: string,
  actor: Actor,
): string {
  const secret = settings.get('Jitsi_Application_Secret');
  if (!settings.get('Jitsi_Enabled_TokenAuth') || secret === '') return url;
  const { hostname, pathname } = new URL(url);
  const now = Math.floor(clock.now().getTime() / 1000);
  const claims = {
    iss: settings.get('Jitsi_Application_ID'),
    aud: settings.get('Jitsi_Application_ID'),
    sub: hostname,
    room: settings.get('Jitsi_Limit_Token_To_Room') ? pathname.slice(1) : '*',
    nbf: now - 10,
    iat: now,
    exp: now + TOKEN_LIVES_S,
    context: {
      user: { id: actor.id, name: actor.name, avatar: `${config.http.rootUrl}/avatar/uid/${actor.id}?format=png` },
    },
  };
  const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(claims)}`;
  return `${url}?jwt=${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
}
