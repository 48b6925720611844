// `node scripts/run.mjs <file.ts> [arguments]`: runs a TypeScript program once the packages it needs are there.
import { refuseOldNode } from './prepare/node-version.mjs';

refuseOldNode();
void import('./commands/run.mjs').then(({ run }) => run());
