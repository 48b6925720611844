import { describe, expect, it } from '@jest/globals';
import { createGate } from './gate.ts';

describe('the gate', () => {
  it('asks callers to come again while too much is going on, and lets them in afterwards', async () => {
    const gate = createGate(2);
    const finish: (() => void)[] = [];
    const work = () => new Promise<string>((resolve) => finish.push(() => resolve('done')));
    const running = [gate.run(work), gate.run(work)];
    expect(() => gate.requireRoom()).toThrow('try-again');
    await expect(gate.run(work)).rejects.toMatchObject({ code: 'try-again' });

    for (const end of finish) end();
    expect(await Promise.all(running)).toEqual(['done', 'done']);
    await expect(gate.run(async () => 'in')).resolves.toBe('in');
  });

  it('forgets work that failed', async () => {
    const gate = createGate(1);
    await gate
      .run(async () => {
        throw new Error('broken');
      })
      .catch(() => undefined);
    await expect(gate.run(async () => 'in')).resolves.toBe('in');
  });
});
