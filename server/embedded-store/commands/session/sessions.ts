import { randomUUID } from 'node:crypto';
import { Binary, Doc, Int32 } from '../../bson/values.ts';
import { SESSION_TIMEOUT_MINUTES } from '../../session/session-registry.ts';
import { sessionId, type Session } from '../../session/session.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command, CommandContext } from '../command.ts';

const OK: () => Reply = () => ({ fields: new Doc() });

export const startSession: Command = {
  names: ['startSession'],
  run({ engine }): Reply {
    const id = Buffer.from(randomUUID().replaceAll('-', ''), 'hex');
    engine.sessions.use(id);
    const fields = {
      id: Doc.of({ id: new Binary(id, Binary.SUBTYPE_UUID) }),
      timeoutMinutes: new Int32(SESSION_TIMEOUT_MINUTES),
    };
    return { fields: Doc.of(fields) };
  },
};

export const refreshSessions: Command = {
  names: ['refreshSessions'],
  run(context): Reply {
    for (const id of idsIn(context, 'refreshSessions')) context.engine.sessions.use(id);
    return OK();
  },
};

/** The client is done with these; what they have open is given up. */
export const endSessions: Command = {
  names: ['endSessions'],
  run(context): Reply {
    close(context, context.engine.sessions.end(idsIn(context, 'endSessions')));
    return OK();
  },
};

export const killSessions: Command = {
  names: ['killSessions'],
  run(context): Reply {
    const ids = idsIn(context, 'killSessions');
    const { sessions } = context.engine;
    close(context, ids.length > 0 ? sessions.end(ids) : sessions.endAll());
    return OK();
  },
};

export const killAllSessions: Command = {
  names: ['killAllSessions', 'killAllSessionsByPattern'],
  run(context): Reply {
    close(context, context.engine.sessions.endAll());
    return OK();
  },
};

function idsIn({ args }: CommandContext, field: string): Buffer[] {
  return (args.docs(field) ?? []).map(sessionId);
}

function close({ engine }: CommandContext, ended: readonly Session[]): void {
  const gone = new Set(ended);
  engine.cursors.killWhere(({ session }) => session !== undefined && gone.has(session));
}
