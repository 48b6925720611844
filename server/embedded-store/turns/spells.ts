import { endOfSpell, letOthers } from './in-turns.ts';
import { effort, giveUp, spend } from './effort.ts';

/*
 * Expressions are evaluated by plain calls, and a call cannot wait. What goes over a long list is therefore written as a
 * `loop`, which keeps where it stands. When the time is up the evaluation is left by an exception; later it is called again
 * from its beginning, and each loop that had come far gives its result, or goes on where it stood, instead of beginning anew.
 * That works because the same expression meets the same loops in the same order for the same document: whether a loop is met
 * must not depend on what an earlier attempt has left behind.
 */

/** How long loops may go on for one document where nobody can interrupt them, in milliseconds. */
const MOST_MS = 2000;
/** Looking at the clock takes as long as a short round. */
const ROUNDS_PER_LOOK = 32;
/** Rounds that take longer between two looks are counted more finely. */
const LOOK_EVERY_MS = 0.5;
/** Loops are done again, and not remembered, as long as those of one round took fewer steps together. */
const WORTH_KEEPING = 500;

/** One round of a loop, or the whole evaluation: the loops that were met in it, by their number. */
interface Round {
  met: number;
  steps: number;
  known: Map<number, Known> | undefined;
  /** It was left in its middle and is being gone through again. */
  isTakenUp: boolean;
}

type Known =
  | { readonly isDone: true; readonly made: unknown }
  | { readonly isDone: false; readonly state: unknown; readonly round: Round };

/** An evaluation that can be interrupted. */
interface Spell {
  readonly round: Round;
  began: number;
  /** 0 before the first look at the clock. */
  until: number;
  /** Where it was left; undefined once it has come there again. */
  leftIn: Round | undefined;
}

const newRound = (): Round => ({ met: 0, steps: 0, known: undefined, isTakenUp: false });
const newSpell = (): Spell => ({ round: newRound(), began: 0, until: 0, leftIn: undefined });

/** How an evaluation is left that shall go on later. */
class LetGo extends Error {
  constructor(readonly wait: () => Promise<unknown>) {
    super('an expression lets others have their turns');
  }
}

const LET_GO = new LetGo(letOthers);

let spell: Spell | undefined;
let round: Round | undefined;
let rounds = 0;
let roundsPerLook = ROUNDS_PER_LOOK;
let lastLook = 0;
/** When loops that cannot be interrupted are given up. */
let patience = 0;

/**
 * Evaluates expressions for one document, by a call without effects that may be repeated; lets others have their turns
 * meanwhile where that takes long. Most evaluations are over at once, and then so is this.
 *
 * @param goesOn throws when nobody waits for the value any more
 */
export function inSpells<Made>(evaluate: () => Made, goesOn?: () => void): Made | Promise<Made> {
  const made = spare ?? newSpell();
  spare = undefined;
  effort.steps = 0;
  try {
    const value = attempt(evaluate, made);
    forget(made.round);
    spare = made;
    return value;
  } catch (error) {
    if (!(error instanceof LetGo)) throw error;
    return goOn(evaluate, made, error, goesOn);
  }
}

/** Most evaluations are over at once, and leave this to the next one. */
let spare: Spell | undefined;

async function goOn<Made>(evaluate: () => Made, left: Spell, first: LetGo, goesOn?: () => void): Promise<Made> {
  for (let { wait } = first; ;) {
    const { steps } = effort;
    await wait();
    effort.steps = steps;
    goesOn?.();
    try {
      left.began = performance.now();
      return attempt(evaluate, left);
    } catch (error) {
      if (!(error instanceof LetGo)) throw error;
      ({ wait } = error);
    }
  }
}

/** Whether the evaluation at hand may be left with `leaveUntil`. */
export function mayLeave(): boolean {
  return round !== undefined;
}

/** Leaves the evaluation, which is taken up again when something has been done that it needs and cannot wait for. */
export function leaveUntil(done: Promise<unknown>): never {
  throw new LetGo(() => done);
}

function attempt<Made>(evaluate: () => Made, it: Spell): Made {
  const before = { spell, round };
  spell = it;
  spell.until = 0;
  effort.isRepeated = it.leftIn !== undefined;
  round = it.round;
  round.met = 0;
  try {
    return evaluate();
  } finally {
    ({ spell, round } = before);
    effort.isRepeated = false;
  }
}

/**
 * Goes over something long. `go` calls `nextRound` before each round and keeps in its state how far it is, so that it can
 * be called again with the same state after a `nextRound` that did not return.
 *
 * @param begin makes the state; it may meet other loops
 */
export function loop<Given, State extends object, Made>(
  given: Given,
  begin: (given: Given) => State,
  go: (given: Given, state: State) => Made,
): Made {
  const outer = round;
  if (outer === undefined) return atAStretch(given, begin, go);
  const number = outer.met++;
  const known = outer.known?.get(number);
  if (known?.isDone === true) return known.made as Made;
  const inner = (round = known?.round ?? newRound());
  const before = effort.steps;
  let state = known?.state as State | undefined;
  effort.depth++;
  try {
    inner.met = 0;
    if (state !== undefined) inner.isTakenUp = true;
    else {
      state = begin(given);
      forget(inner);
    }
    const made = go(given, state);
    outer.steps += effort.steps - before;
    if (known || outer.steps > WORTH_KEEPING) keep(outer, number, { isDone: true, made });
    return made;
  } catch (error) {
    if (error instanceof LetGo) keep(outer, number, { isDone: false, state, round: inner });
    throw error;
  } finally {
    round = outer;
    effort.depth--;
  }
}

/** A value that is not the same each time; an evaluation that is taken up again must find what it found before. */
export function once<Made>(draw: () => Made): Made {
  if (round === undefined) return draw();
  const number = round.met++;
  const known = round.known?.get(number);
  if (known?.isDone === true) return known.made as Made;
  const made = draw();
  keep(round, number, { isDone: true, made });
  return made;
}

function atAStretch<Given, State, Made>(
  given: Given,
  begin: (given: Given) => State,
  go: (given: Given, state: State) => Made,
): Made {
  const state = begin(given);
  if (effort.depth === 0) {
    effort.steps = 0;
    patience = performance.now() + MOST_MS;
  }
  effort.depth++;
  try {
    return go(given, state);
  } finally {
    effort.depth--;
  }
}

function keep(where: Round, number: number, known: Known): void {
  (where.known ??= new Map()).set(number, known);
}

function forget(where: Round): void {
  where.met = 0;
  where.steps = 0;
  where.known = undefined;
  where.isTakenUp = false;
}

/** Begins a round of the innermost loop; does not return when it is time to let go. */
export function nextRound(): void {
  if (round !== undefined) {
    if (round.isTakenUp) arrive(round);
    else forget(round);
  }
  if (++rounds >= roundsPerLook) look();
  spend(1);
}

/** Coming here again may have taken its time, in which nothing new was done: at least as much is given to what comes now. */
function arrive(where: Round): void {
  where.isTakenUp = false;
  if (spell === undefined || spell.leftIn !== where) return;
  spell.leftIn = undefined;
  effort.isRepeated = false;
  const now = performance.now();
  spell.until = Math.max(endOfSpell(), now + (now - spell.began));
}

function look(): void {
  const now = performance.now();
  if (now - lastLook > LOOK_EVERY_MS) roundsPerLook = Math.max(1, roundsPerLook >> 1);
  else if (roundsPerLook < ROUNDS_PER_LOOK) roundsPerLook *= 2;
  lastLook = now;
  rounds = 0;
  if (spell === undefined || round === undefined) {
    if (now > patience) giveUp();
    return;
  }
  if (spell.leftIn !== undefined) return;
  if (spell.until === 0) spell.until = endOfSpell();
  if (now <= spell.until) return;
  spell.leftIn = round;
  throw LET_GO;
}
