import { charTest, classTest } from './char-test.ts';
import type { CharTest } from './char-test.ts';
import type { Edge, PatternNode } from './syntax.ts';

/** One step of a program; the next one follows unless it says otherwise. After the last one the text has matched. */
export type Instruction =
  | { readonly kind: 'char'; readonly accepts: CharTest }
  | { readonly kind: 'edge'; readonly edge: Edge }
  /** Both ways: the next instruction, and this one. */
  | { readonly kind: 'split'; to: number }
  | { readonly kind: 'jump'; to: number };

const MAX_INSTRUCTIONS = 5_000;

/**
 * Translates a pattern for the machine.
 * @returns undefined when it looks around, refers back, gives nothing back, or repeats too much to be written out
 */
export function programOf(pattern: PatternNode): Instruction[] | undefined {
  const program: Instruction[] = [];
  return emit(pattern, program) ? program : undefined;
}

function emit(node: PatternNode, program: Instruction[]): boolean {
  if (program.length > MAX_INSTRUCTIONS) return false;
  switch (node.kind) {
    case 'char':
      program.push({ kind: 'char', accepts: charTest(node.code, node.fold) });
      return true;
    case 'class':
      program.push({ kind: 'char', accepts: classTest(node) });
      return true;
    case 'edge':
      program.push({ kind: 'edge', edge: node.edge });
      return true;
    case 'group':
      return emit(node.child, program);
    case 'sequence':
      return node.children.every((child) => emit(child, program));
    case 'choice':
      return emitChoice(node.children, program);
    case 'repeat':
      return emitRepeat(node, program);
    case 'atomic':
    case 'look':
    case 'back':
      return false;
  }
}

function emitChoice(children: readonly PatternNode[], program: Instruction[]): boolean {
  const exits: { to: number }[] = [];
  for (const [index, child] of children.entries()) {
    const split = { kind: 'split' as const, to: 0 };
    const isLast = index === children.length - 1;
    if (!isLast) program.push(split);
    if (!emit(child, program)) return false;
    if (isLast) break;
    const exit = { kind: 'jump' as const, to: 0 };
    exits.push(exit);
    program.push(exit);
    split.to = program.length;
  }
  for (const exit of exits) exit.to = program.length;
  return true;
}

function emitRepeat({ child, min, max }: Extract<PatternNode, { kind: 'repeat' }>, program: Instruction[]): boolean {
  for (let i = 0; i < min; i++) if (!emit(child, program)) return false;
  if (max === Infinity) {
    const split = { kind: 'split' as const, to: 0 };
    const back = program.length;
    program.push(split);
    if (!emit(child, program)) return false;
    program.push({ kind: 'jump', to: back });
    split.to = program.length;
    return true;
  }
  const splits: { to: number }[] = [];
  for (let i = min; i < max; i++) {
    const split = { kind: 'split' as const, to: 0 };
    splits.push(split);
    program.push(split);
    if (!emit(child, program)) return false;
  }
  for (const split of splits) split.to = program.length;
  return true;
}
