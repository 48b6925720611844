import { RawName, RawSlot, rawEach, rawField, rawName } from '../bson/raw.ts';
import type { Message } from '../wire/op-msg.ts';

const GREETINGS = new Set(['hello', 'isMaster', 'ismaster']);
const TOPOLOGY_VERSION = new RawName('topologyVersion');
const OK = new RawName('ok');

/**
 * Whether a driver's monitor asks to be told of changes of the topology as they happen: then it gets greetings on this one
 * question for as long as the connection lives. Other commands answer once, whatever the client would take.
 */
export function asksForGreetings({ body }: Pick<Message, 'body'>): boolean {
  try {
    let name = '';
    const slot = new RawSlot();
    rawEach(body, 0, slot, (nameAt) => {
      name = rawName(body, nameAt);
      return true;
    });
    return GREETINGS.has(name) && rawField(body, 0, TOPOLOGY_VERSION, slot);
  } catch {
    // No document at all; whoever reads it properly will say so.
    return false;
  }
}

/** A refusal is the last answer: the next would be the same, at once. */
export function isSuccess(reply: Buffer): boolean {
  const slot = new RawSlot();
  return rawField(reply, 0, OK, slot) && slot.value() === 1;
}
