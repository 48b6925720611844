// `node scripts/build.mjs`: builds the server and the client and runs neither, for making an image.
import { refuseOldNode } from './prepare/node-version.mjs';

refuseOldNode();
void import('./commands/build.mjs').then(({ build }) => build());
