import { step } from './in-turns.ts';
import { inSpells } from './spells.ts';

/** What is evaluated for each of many rows, as `Array.map`. */
export async function evaluatedInTurns<Item, Made>(
  items: readonly Item[],
  make: (item: Item) => Made,
): Promise<Made[]> {
  const all: Made[] = [];
  for (const item of items) {
    const others = step();
    if (others) await others;
    const made = inSpells(() => make(item));
    all.push(made instanceof Promise ? await made : made);
  }
  return all;
}
