// `npm start`: prepares what is missing, then becomes the server.
import { refuseOldNode } from './prepare/node-version.mjs';

refuseOldNode();
// Only now, because an old Node could not even read the rest.
void import('./commands/start.mjs').then(({ start }) => start());
