import { describe, expect, it } from '@jest/globals';
import { declaredIndexes } from '../../models/models.ts';
import { publications } from './index.ts';

/** Kept to the server: what nobody's screen shows, or what is read only by those who ask and may. */
const silent = [
  'messageVersions',
  'reports',
  'searchWords',
  'integrations',
  'exports',
  'imports',
  'files',
  'avatars',
  'readUndos',
  'invites',
];

describe('the publications', () => {
  it('are one for a collection, and every collection is either told of or silent on purpose', () => {
    const told = publications.map((publication) => publication.collection);
    expect(new Set(told).size).toBe(told.length);
    expect(told.filter((collection) => silent.includes(collection))).toEqual([]);
    const undecided = Object.keys(declaredIndexes).filter(
      (collection) => !told.includes(collection) && !silent.includes(collection),
    );
    expect(undecided).toEqual([]);
  });

  it.each(publications.map((publication) => [publication.collection, publication] as const))(
    '%s lets the store keep back what fits none of its changes',
    (_collection, publication) => {
      expect(publication.matches.length).toBeGreaterThan(0);
    },
  );
});
