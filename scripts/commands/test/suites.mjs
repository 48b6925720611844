import { filesBelow } from '../../prepare/files-below.mjs';

/**
 * @param {string} root
 * @param {readonly string[]} patterns regular expressions of which a path must match one; none means all
 * @returns {string[]} paths of test files, relative to the root
 */
export function findSuites(root, patterns) {
  const wanted = patterns.map((pattern) => new RegExp(pattern.replace(/^\.\//, ''), 'i'));
  return filesBelow(root, ['server', 'client', 'scripts'])
    .filter((path) => /\.test\.tsx?$/.test(path))
    .filter((path) => wanted.length === 0 || wanted.some((pattern) => pattern.test(path)))
    .sort();
}

/**
 * Journeys go through the built and running application, mostly with a browser.
 * @param {string} path
 */
export function isJourney(path) {
  return path.includes('/journeys/');
}
