import { Doc } from '../bson/doc.ts';
import { isTruthy, toNumber, isNumber } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { compileProjection } from '../project/compile-projection.ts';
import { isWildcard } from './key-pattern.ts';
import { refusedSpec } from './refused-spec.ts';

/** What a wildcard index may not be, and which fields it may choose. @throws StoreError */
export function checkWildcard(spec: Doc, key: Doc): void {
  const projection = spec.get('wildcardProjection');
  if (!isWildcard(key)) {
    if (projection === undefined) return;
    throw refusedSpec('BadValue', spec, "The field 'wildcardProjection' is only allowed in a wildcard index");
  }
  const version = spec.get('v');
  const wrong =
    (isTruthy(spec.get('unique')) && 'be unique') ||
    (isTruthy(spec.get('sparse')) && 'be sparse') ||
    (spec.has('expireAfterSeconds') && 'be a TTL index') ||
    (isNumber(version) && toNumber(version) < 2 && 'have a version below 2');
  if (wrong) throw refusedSpec('CannotCreateIndex', spec, `A wildcard index cannot ${wrong}`);
  if (projection instanceof Doc) checkProjection(spec, key, projection);
}

function checkProjection(spec: Doc, key: Doc, projection: Doc): void {
  if (key.names[0] !== '$**') {
    throw refusedSpec(
      'FailedToParse',
      spec,
      "The field 'wildcardProjection' is only allowed when 'key' is {\"$**\": 1}",
    );
  }
  if (projection.size === 0) {
    throw refusedSpec('FailedToParse', spec, "The 'wildcardProjection' field can't be an empty object");
  }
  compileProjection(projection, {
    compileExpression: () => {
      throw new StoreError(51271, 'Bad projection specification, cannot use computed fields');
    },
  });
}
