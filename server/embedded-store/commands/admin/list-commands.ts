import { Doc } from '../../bson/values.ts';
import type { Command } from '../command.ts';

/** What `db.listCommands()` prints. @param all every command; asked late, because this one is among them */
export function listCommands(all: () => readonly Command[]): Command {
  return {
    names: ['listCommands'],
    run() {
      const commands = new Doc();
      for (const command of [...all()].sort((a, b) => (a.names[0] < b.names[0] ? -1 : 1)))
        commands.push(command.names[0], describe(command));
      return { fields: Doc.of({ commands }) };
    },
  };
}

function describe({ names: [, ...others], adminOnly = false }: Command): Doc {
  const doc = Doc.of({ help: '', requiresAuth: false, secondaryOk: true, adminOnly });
  return others.length > 0 ? doc.push('aliases', others) : doc;
}
