import { arithmetic } from './arithmetic.ts';
import { arrays } from './arrays.ts';
import type { Operator } from './context.ts';
import { conversionOperators } from './convert.ts';
import { dateArithmetic } from './date-arithmetic.ts';
import { dateFromParts } from './date-from-parts.ts';
import { dateParts } from './date-parts.ts';
import { dateStrings } from './date-strings.ts';
import { iteration } from './iteration.ts';
import { logic } from './logic.ts';
import { special } from './meta.ts';
import { objects } from './objects.ts';
import { powers } from './powers.ts';
import { regexes } from './regex.ts';
import { rounding } from './rounding.ts';
import { sets } from './sets.ts';
import { statistics } from './statistics.ts';
import { strings } from './strings.ts';
import { substrings } from './substrings.ts';
import { trigonometry } from './trigonometry.ts';
import { zip } from './zip.ts';

/** Every expression operator by its name; what is not here is refused. */
export const operators: ReadonlyMap<string, Operator> = new Map([
  ...arithmetic,
  ...rounding,
  ...powers,
  ...trigonometry,
  ...logic,
  ...strings,
  ...substrings,
  ...regexes,
  ...arrays,
  ...sets,
  ...iteration,
  ...objects,
  ...conversionOperators,
  ...dateParts,
  ...dateStrings,
  ...dateArithmetic,
  ...statistics,
  ...special,
  ['$zip', zip],
  ['$dateFromParts', dateFromParts],
]);
