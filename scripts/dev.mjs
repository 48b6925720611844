// `npm run dev`: both sides reloading, with people and rooms to play with.
import { refuseOldNode } from './prepare/node-version.mjs';

refuseOldNode();
void import('./commands/dev.mjs').then(({ dev }) => dev());
