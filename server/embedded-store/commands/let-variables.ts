import { compileExpression, evaluate, type Environment } from '../agg/index.ts';
import { checkWritableName } from '../agg/expressions/variables.ts';
import { Doc, type MISSING, type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';

const EMPTY_DOCUMENT = new Doc();

/**
 * The variables of a command's `let`, each of which may refer to those before it.
 * @throws StoreError for names that no variable can have, and for values that are not the same for all documents
 */
export function letVariables(given: Doc, env: Environment): ReadonlyMap<string, Value | typeof MISSING> {
  const variables = new Map<string, Value | typeof MISSING>();
  for (const [name, value] of given) {
    checkWritableName(name);
    const expression = compileExpression(value, { ...env, variables });
    if (readsDocument(value)) {
      throw new StoreError(4890500, `The variable '${name}' of let reads a field, but there is no document yet`);
    }
    variables.set(name, evaluate(expression, EMPTY_DOCUMENT));
  }
  return variables;
}

/** `$path`, `$$ROOT` and `$$CURRENT`, wherever in the expression; what is written as a literal reads nothing. */
function readsDocument(value: Value): boolean {
  if (typeof value === 'string') return /^\$(?!\$)|^\$\$(ROOT|CURRENT)\b/.test(value);
  if (Array.isArray(value)) return value.some(readsDocument);
  return value instanceof Doc && value.names[0] !== '$literal' && value.values.some(readsDocument);
}
