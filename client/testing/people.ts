import type { BrowserContext } from 'playwright-core';
import type { MethodInput, MethodName, MethodResult } from '../../server/contracts/methods.ts';
import { createChatSocket } from '../transport/socket.ts';

export const PASSWORD = 'correct horse battery';

/** Somebody with an account, for the parts of a journey that are not about making one. */
export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly cookie: string;
  /** Asks the server over a socket of their own. */
  call<Name extends MethodName>(name: Name, input: MethodInput<Name>): Promise<MethodResult<Name>>;
  close(): void;
}

interface Session {
  readonly cookie: string;
  readonly id: string;
}

/** Sets the workspace up as the wizard does; the person is its administrator. */
export async function setUpWorkspace(origin: string, channels: readonly string[] = []): Promise<Person> {
  const admin = accountOf('Dora Weber');
  const setup = { admin, organizationName: 'Acme Research', language: 'en', channels };
  return personFrom(origin, admin, await post(origin, '/session/setup', setup));
}

/** `name` also makes the username: `Alice Chen` is `alice`. */
export async function register(origin: string, name: string): Promise<Person> {
  const account = accountOf(name);
  return personFrom(origin, account, await post(origin, '/session/register', account));
}

/** Another connection of the same person. */
export function connectAgain(origin: string, person: Person): Person {
  return personFrom(origin, person, { cookie: person.cookie, id: person.id });
}

/** Lets the browser be this person without the page for logging in. */
export async function signIn(context: BrowserContext, origin: string, person: Person): Promise<void> {
  const [name = '', value = ''] = person.cookie.split('=');
  await context.addCookies([{ name, value, url: origin, httpOnly: true, sameSite: 'Lax' }]);
}

function accountOf(name: string) {
  const username = name.split(' ')[0]?.toLowerCase() ?? name;
  return { name, username, email: `${username}@example.org`, password: PASSWORD };
}

async function post(origin: string, path: string, body: unknown): Promise<Session> {
  const response = await fetch(origin + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(answer)}`);
  const [cookie = ''] = response.headers.getSetCookie().map((header) => header.split(';')[0] ?? '');
  return { cookie, id: (answer as { user: { id: string } }).user.id };
}

function personFrom(origin: string, account: { username: string; name: string }, session: Session): Person {
  let opened: Promise<void> | null = null;
  let settle: { resolve: () => void; reject: (error: Error) => void } | null = null;
  const socket = createChatSocket(
    {
      onOpen: () => settle?.resolve(),
      onClose: () => {
        settle?.reject(new Error('the connection was lost'));
        opened = null;
      },
      onFrames: () => undefined,
    },
    { origin, cookie: session.cookie },
  );
  const open = () => {
    opened ??= new Promise<void>((resolve, reject) => {
      settle = { resolve, reject };
      socket.open();
    });
    return opened;
  };
  return {
    id: session.id,
    username: account.username,
    name: account.name,
    cookie: session.cookie,
    call: async (name, input) => {
      await open();
      return socket.call(name, input);
    },
    close: () => {
      opened = null;
      socket.close();
    },
  };
}
