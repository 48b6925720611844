import { afterEach, describe, expect, it } from '@jest/globals';
import type { AgreedDraft } from '../store/draft-merge.ts';
import { DraftSync, type AgreedDrafts } from './draft-sync.ts';

/** A server as it keeps one person's drafts, and devices that hear of each other through it. */
function workspace() {
  const held = new Map<string, AgreedDraft>();
  const devices: ReturnType<typeof device>[] = [];
  let [asked, announced]: [asked: number, announced: Promise<void>] = [0, Promise.resolve()];

  function device() {
    let texts: Readonly<Record<string, string>> = {};
    let stored: AgreedDrafts = {};
    let [connected, losesAnswer] = [false, false];
    const sync = new DraftSync({
      here: () => texts,
      put: (key, text) => {
        texts = { ...texts, [key]: text };
      },
      placeOf: (roomId) => ({ roomId }),
      save: async (input) => {
        asked += 1;
        await announced;
        if (!connected || !('roomId' in input)) throw new Error('offline');
        const now = held.get(input.roomId) ?? { text: '', revision: 0 };
        const accepted = now.revision === input.revision;
        const next = accepted ? { text: input.text, revision: now.revision + 1 } : now;
        held.set(input.roomId, next);
        if (losesAnswer) {
          [connected, losesAnswer] = [false, false];
          sync.close();
          throw new Error('offline');
        }
        if (accepted) for (const other of devices) other.hear(input.roomId, next);
        return {
          draft: { roomId: input.roomId, threadId: null, updatedAt: '', ...next },
          accepted,
        };
      },
      load: () => stored,
      store: (agreed) => {
        stored = agreed;
      },
      waitMs: 1,
    });
    return {
      type(text: string) {
        texts = { ...texts, room: text };
        sync.changedHere();
      },
      connect() {
        connected = true;
        sync.open(Object.fromEntries([...held].filter(([, { text }]) => text !== '')));
      },
      disconnect() {
        connected = false;
        sync.close();
      },
      loseNextAnswer() {
        losesAnswer = true;
      },
      hear: (key: string, draft: AgreedDraft) => connected && sync.take(key, draft),
      text: () => texts['room'] ?? '',
      close: () => sync.close(),
    };
  }

  return {
    device() {
      const made = device();
      devices.push(made);
      made.connect();
      return made;
    },
    server: () => held.get('room')?.text ?? '',
    asked: () => asked,
    /** Nothing is written until what this gives is called. */
    stall(): () => void {
      let go = (): void => undefined;
      announced = new Promise((resolve) => {
        go = resolve;
      });
      return go;
    },
    close: () => devices.forEach((one) => one.close()),
  };
}

async function until(fits: () => boolean): Promise<void> {
  for (const deadline = Date.now() + 5_000; !fits();) {
    if (Date.now() > deadline) throw new Error('it did not become so in time');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

describe('DraftSync', () => {
  let space: ReturnType<typeof workspace>;
  afterEach(() => space.close());

  it('shows on one device what is written on the other, and empties both when it is sent', async () => {
    space = workspace();
    const [laptop, phone] = [space.device(), space.device()];
    laptop.type('hello');
    await until(() => phone.text() === 'hello');
    phone.type('hello you');
    await until(() => laptop.text() === 'hello you');
    laptop.type('');
    await until(() => phone.text() === '' && space.server() === '');
  });

  it('keeps what was typed without a connection, and brings it when there is one', async () => {
    space = workspace();
    const [laptop, phone] = [space.device(), space.device()];
    laptop.disconnect();
    laptop.type('on the train');
    laptop.connect();
    await until(() => phone.text() === 'on the train');
  });

  it('never lets an old device put its text over a newer one, and loses neither', async () => {
    space = workspace();
    const [laptop, phone] = [space.device(), space.device()];
    laptop.type('first');
    await until(() => phone.text() === 'first');
    phone.disconnect();
    phone.type('first, from the phone');
    laptop.type('second');
    await until(() => space.server() === 'second');
    phone.connect();
    await until(() => laptop.text() === 'second\n\nfirst, from the phone' && phone.text() === laptop.text());
  });

  it('does not bring back what was emptied while it was being saved', async () => {
    space = workspace();
    const [laptop, phone] = [space.device(), space.device()];
    const go = space.stall();
    laptop.type('Happy new week');
    await until(() => space.asked() === 1);
    laptop.type('');
    go();
    await until(() => space.asked() > 1 && space.server() === '');
    expect([laptop.text(), phone.text()]).toEqual(['', '']);
  });

  it('does not bring back what was emptied while the answer to its saving was lost', async () => {
    space = workspace();
    const laptop = space.device();
    laptop.type('Happy new week');
    laptop.loseNextAnswer();
    await until(() => space.server() === 'Happy new week');
    laptop.type('');
    laptop.connect();
    await until(() => space.server() === '');
    expect(laptop.text()).toBe('');
  });

  it('does not bring back what was sent elsewhere while this device was away', async () => {
    space = workspace();
    const [laptop, phone] = [space.device(), space.device()];
    laptop.type('sent');
    await until(() => phone.text() === 'sent');
    phone.disconnect();
    laptop.type('');
    await until(() => space.server() === '');
    phone.connect();
    expect(phone.text()).toBe('');
    phone.type('the next one');
    await until(() => laptop.text() === 'the next one');
  });
});
