import { io } from 'socket.io-client';
import type { ServerFrame } from '../../server/contracts/events.ts';
import type { MethodInput, MethodName, MethodReply, MethodResult } from '../../server/contracts/methods.ts';
import { CallFailure } from './call-failure.ts';

const ANSWER_WITHIN_MS = 10_000;

/** One connection to the server; opening it again after a break is the business of `reconnect.ts`. */
export interface ChatSocket {
  /** Asks the server. Throws `CallFailure`: the server's own code, `offline` or `no-answer`. */
  call<Name extends MethodName>(name: Name, input: MethodInput<Name>): Promise<MethodResult<Name>>;
  readonly connected: boolean;
  open(): void;
  close(): void;
}

export interface ChatSocketListeners {
  readonly onOpen: () => void;
  /** `refused`: the server does not accept this session. */
  readonly onClose: (reason: 'lost' | 'refused') => void;
  readonly onFrames: (frames: readonly ServerFrame[]) => void;
}

/** `origin` is empty in the browser (the page's own server); tests name one. */
export function createChatSocket(
  listeners: ChatSocketListeners,
  { origin = '', cookie }: { readonly origin?: string; readonly cookie?: string } = {},
): ChatSocket {
  const socket = io(origin, {
    autoConnect: false,
    reconnection: false,
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: ANSWER_WITHIN_MS,
    forceNew: true,
    ...(cookie === undefined ? {} : { extraHeaders: { cookie } }),
  });

  socket.on('connect', listeners.onOpen);
  socket.on('disconnect', (reason) => {
    // When the server closes it for good, it has said so before or says so at the next try.
    if (reason !== 'io client disconnect') listeners.onClose('lost');
  });
  socket.on('connect_error', (error) => listeners.onClose(isRefusal(error) ? 'refused' : 'lost'));
  socket.on('events', listeners.onFrames);

  return {
    get connected() {
      return socket.connected;
    },
    open: () => void socket.connect(),
    close: () => void socket.disconnect(),
    call: async (name, input) => {
      // Socket.io would keep the packet and send it some day; whoever asks decides that better.
      if (!socket.connected) throw new CallFailure('offline');
      const reply = await answerOf<MethodResult<typeof name>>(
        socket.timeout(ANSWER_WITHIN_MS).emitWithAck(name, input),
      );
      if (!reply.ok) throw new CallFailure(reply.error.code, reply.error.details);
      return reply.result;
    },
  };
}

async function answerOf<Result>(asked: Promise<MethodReply<Result>>): Promise<MethodReply<Result>> {
  try {
    return await asked;
  } catch {
    throw new CallFailure('no-answer');
  }
}

function isRefusal(error: Error): boolean {
  return 'data' in error && (error.data as { code?: unknown } | undefined)?.code === 'not-logged-in';
}
