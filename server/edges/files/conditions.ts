/** Whether one of the tags that a browser holds is this one (RFC 9110 §13.1.2: `*` and lists, compared weakly). */
export function holds(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
}

/** Whether a range may be answered: a browser that goes on with an older copy must get all of the newer (RFC 9110 §13.1.5). */
export function mayAnswerRange(ifRange: string | undefined, etag: string): boolean {
  return ifRange === undefined || ifRange.trim() === etag;
}
