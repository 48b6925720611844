// `npm test [pattern …] [--jest-option …]`: runs the tests whose path matches, or all.
import { refuseOldNode } from './prepare/node-version.mjs';

refuseOldNode();
void import('./commands/test.mjs').then(({ test }) => test());
