import { readRequest, type CommandRequest } from '../commands/request.ts';
import { StoreError } from '../errors.ts';
import type { LegacyQuery } from '../wire/op-query.ts';

const HANDSHAKES = new Set(['hello', 'isMaster', 'ismaster']);

/** The legacy form of a command names its database outside. @throws StoreError for anything but a handshake */
export function readLegacyRequest({ namespace, body }: LegacyQuery): CommandRequest {
  const request = readRequest({ body, sequences: [] });
  if (!HANDSHAKES.has(request.name)) {
    throw new StoreError(
      352,
      `Unsupported OP_QUERY command: ${request.name}. The client driver may require an upgrade.`,
    );
  }
  request.body.set('$db', namespace.slice(0, namespace.indexOf('.')));
  return request;
}
