export type { Command, CommandReply } from './command.ts';
export { listCommands, runCommand } from './run-command.ts';
