import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server } from 'socket.io';
import { serve } from './children.ts';
import { MARK } from './socket-driver.ts';

/** The least that Socket.io can be: everybody is in one room, and what one sends is broadcast to it. Nothing is kept. */
const http = createServer();
const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
io.on('connection', (socket) => {
  void socket.join('room');
  socket.on('send', (body: string, answer: (value: unknown) => void) => {
    broadcast(body);
    answer({ ok: true });
  });
});

let sent = 0;

/** As many bytes as one of our messages has. */
function broadcast(body: string): void {
  sent += 1;
  const at = new Date().toISOString();
  io.to('room').emit('message', {
    id: `01m7znt9g5ctx2de0b${String(sent).padStart(8, '0')}`,
    roomId: '01m7znn2wtar354ctav309t1hb',
    seq: sent,
    rootSeq: sent,
    groupSeq: 0,
    rev: sent,
    author: { id: '01m7znn2959wapd1tsxv9fh259', username: 'writer', name: 'writer' },
    alias: null,
    emoji: null,
    avatarUrl: null,
    kind: 'text',
    body,
    details: {},
    mentions: [],
    files: [],
    threadId: null,
    alsoToRoom: false,
    replyCount: 0,
    lastReplyAt: null,
    followers: [],
    reactions: {},
    pinned: null,
    sentAt: at,
    editedAt: null,
    editedBy: null,
    deletedAt: null,
  });
}

http.listen(0, '127.0.0.1', () => {
  serve((http.address() as AddressInfo).port, {
    /** Broadcasts `rate` messages a second for `seconds`, evenly. */
    write: ({ rate, seconds, body }: { rate: number; seconds: number; body: string }) =>
      atRate(rate, seconds, () => broadcast(`${body}${MARK}`)),
  });
});

/** One message in one turn of the event loop, as they arrive from those who write them. */
async function atRate(rate: number, seconds: number, work: () => void): Promise<number> {
  const started = performance.now();
  let done = 0;
  while (done < rate * seconds && performance.now() - started < seconds * 3_000) {
    const isDue = done < Math.floor(((performance.now() - started) / 1000) * rate);
    if (isDue) {
      work();
      done += 1;
    }
    await new Promise((resolve) => (isDue ? setImmediate(resolve) : setTimeout(resolve, 1)));
  }
  return done;
}
