export type { Command, CommandReply, PreviewItem } from './command.ts';
export { listCommands, previewCommand, runCommand } from './run-command.ts';
