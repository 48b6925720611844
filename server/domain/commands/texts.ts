import { sendMessage } from '../messages/index.ts';
import { done, type Command } from './command.ts';

/** Commands that only write: a sign before or behind what was said. */
function writing(name: string, description: string, text: (params: string) => string): Command {
  return {
    name,
    params: 'your message (optional)',
    description,
    async run({ ctx, actor, room, params, threadId }) {
      await sendMessage(ctx, actor, { roomId: room._id, body: text(params).trim(), threadId });
      return done;
    },
    preview: async ({ params }) => [{ id: 'text', type: 'text', value: text(params).trim() }],
  };
}

export const textCommands: readonly Command[] = [
  writing('me', 'Says what you do, in the third person', (text) => `_${text || '…'}_`),
  writing('shrug', 'Shows ¯\\_(ツ)_/¯ after your message', (text) => `${text} ¯\\\\\\_(ツ)\\_/¯`),
  writing('lennyface', 'Shows ( ͡° ͜ʖ ͡°) after your message', (text) => `${text} ( ͡° ͜ʖ ͡°)`),
  writing('tableflip', 'Shows (╯°□°）╯︵ ┻━┻ after your message', (text) => `${text} (╯°□°）╯︵ ┻━┻`),
  writing('unflip', 'Shows ┬─┬ ノ( ゜-゜ノ) after your message', (text) => `${text} ┬─┬ ノ( ゜-゜ノ)`),
  writing('gimme', 'Shows ༼ つ ◕_◕ ༽つ before your message', (text) => `༼ つ ◕\\_◕ ༽つ ${text}`),
];
