import { CountingClient } from './socket-driver.ts';

/** What `crowd` of `parley-server.ts` answers. */
export interface Crowd {
  readonly roomId: string;
  /** Id of the one who owns the room and writes in it. */
  readonly owner: string;
  readonly ownerToken: string;
  readonly tokens: readonly string[];
}

/** Connects one client for each token, a few at a time; those of ours also take their snapshot. */
export async function connectAll(port: number, tokens: readonly (string | null)[]): Promise<readonly CountingClient[]> {
  const clients: CountingClient[] = [];
  for (let at = 0; at < tokens.length; at += 25) {
    const opened = tokens.slice(at, at + 25).map(async (token) => {
      const client = await CountingClient.open(port, token);
      if (token !== null) await client.call('session:start', {});
      return client;
    });
    clients.push(...(await Promise.all(opened)));
  }
  return clients;
}
