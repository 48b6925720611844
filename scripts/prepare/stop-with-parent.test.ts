import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PlantedTree } from '../check/planted-tree.ts';
import { root } from './root.mjs';

let tree: PlantedTree;

beforeEach(() => {
  tree = new PlantedTree();
});
afterEach(() => tree.remove());

describe('stopWithParent', () => {
  it('asks the process to stop when its parent has been killed', async () => {
    tree.plant(
      'child.mjs',
      `import { stopWithParent } from ${JSON.stringify(`${root}scripts/prepare/stop-with-parent.mjs`)};
       stopWithParent();
       process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(); });
       setTimeout(() => process.exit(), 20_000);
       console.log('ready');`,
    );
    tree.plant(
      'parent.mjs',
      `import { spawn } from 'node:child_process';
       spawn(process.execPath, [${JSON.stringify(`${tree.root}/child.mjs`)}], { stdio: 'inherit' });
       setTimeout(() => process.exit(), 20_000);`,
    );

    const parent = spawn(process.execPath, [`${tree.root}/parent.mjs`], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    parent.stdout.on('data', (chunk) => {
      said += chunk;
      if (said === 'ready\n') parent.kill('SIGKILL');
    });
    // The pipe is shared with the child, so it closes only when both have ended.
    await once(parent, 'close');

    expect(said).toBe('ready\nasked to stop\n');
  });
});
