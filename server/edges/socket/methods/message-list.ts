import type { MethodInput } from '../../../contracts/methods.ts';
import { listMentions, listPinned, listStarred, type Message } from '../../../domain/messages/index.ts';
import { DomainError } from '../../../contracts/errors.ts';
import { method, type MethodCall } from '../method.ts';
import { presentMessage } from '../present-message.ts';

type ListName = MethodInput<'message:list'>['list'];
type Reader = (call: MethodCall<'message:list'>) => Promise<readonly Message[]>;

const readers: Readonly<Record<ListName, Reader>> = {
  async pinned({ ctx, actor, input }) {
    if (input.roomId === undefined) throw new DomainError('invalid-input', { field: 'roomId' });
    return listPinned(ctx, actor, { ...input, roomId: input.roomId });
  },
  starred: ({ ctx, actor, input }) => listStarred(ctx, actor, input),
  mentions: ({ ctx, actor, input }) => listMentions(ctx, actor, input),
};

export const messageList = method({
  event: 'message:list',
  access: 'user',
  async handle(call) {
    return (await readers[call.input.list](call)).map(presentMessage);
  },
});
