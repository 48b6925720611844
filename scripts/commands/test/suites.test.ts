import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlantedTree } from '../../check/planted-tree.ts';
import { findSuites, isJourney } from './suites.mjs';

let tree: PlantedTree;

beforeEach(() => {
  tree = new PlantedTree();
  tree.plant('server/domain/rooms/create-room.test.ts', '');
  tree.plant('server/domain/rooms/create-room.ts', '');
  tree.plant('client/ui/Avatar.test.tsx', '');
  tree.plant('client/testing/journeys/live.test.ts', '');
});
afterEach(() => tree.remove());

describe('findSuites', () => {
  it('finds every test file when nothing is named', () => {
    expect(findSuites(tree.root, [])).toEqual([
      'client/testing/journeys/live.test.ts',
      'client/ui/Avatar.test.tsx',
      'server/domain/rooms/create-room.test.ts',
    ]);
  });

  it('finds what one of the patterns matches, whatever the case', () => {
    expect(findSuites(tree.root, ['avatar', './server/'])).toEqual([
      'client/ui/Avatar.test.tsx',
      'server/domain/rooms/create-room.test.ts',
    ]);
  });
});

describe('isJourney', () => {
  it('knows journeys by their folder', () => {
    expect(findSuites(tree.root, []).filter(isJourney)).toEqual(['client/testing/journeys/live.test.ts']);
  });
});
