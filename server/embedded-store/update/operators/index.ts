import type { ModifierParser } from '../modifier.ts';
import { parseAddToSet } from './add-to-set.ts';
import { parseInc, parseMul } from './arithmetic.ts';
import { parseBit } from './bit.ts';
import { parseMax, parseMin } from './compare.ts';
import { parseCurrentDate } from './current-date.ts';
import { parsePop } from './pop.ts';
import { parsePull, parsePullAll } from './pull.ts';
import { parsePush } from './push.ts';
import { parseSet, parseSetOnInsert, parseUnset } from './set.ts';

/** Every operator that changes the value at its path; `$rename` touches two paths and is read elsewhere. */
export const modifierParsers: Readonly<Record<string, ModifierParser>> = {
  $set: parseSet,
  $setOnInsert: parseSetOnInsert,
  $unset: parseUnset,
  $inc: parseInc,
  $mul: parseMul,
  $min: parseMin,
  $max: parseMax,
  $currentDate: parseCurrentDate,
  $push: parsePush,
  $addToSet: parseAddToSet,
  $pull: parsePull,
  $pullAll: parsePullAll,
  $pop: parsePop,
  $bit: parseBit,
};
