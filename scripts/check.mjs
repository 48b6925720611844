// `npm run check`: format, lint, sizes, types, layers, unused code.
import { refuseOldNode } from './prepare/node-version.mjs';

refuseOldNode();
void import('./commands/check.mjs').then(({ check }) => check());
