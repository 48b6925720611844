import { describe, expect, it } from '@jest/globals';
import { createReconnector, retryDelay, type ConnectionState } from './reconnect.ts';

function aReconnector() {
  const states: ConnectionState[] = [];
  let opened = 0;
  const reconnector = createReconnector(
    () => (opened += 1),
    (state) => states.push(state),
    { now: () => 1000, random: () => 0 },
  );
  return { reconnector, states, opened: () => opened };
}

describe('retryDelay', () => {
  it('doubles from half a second and never exceeds some twenty', () => {
    expect([0, 1, 2].map((attempt) => retryDelay(attempt, 0))).toEqual([500, 1000, 2000]);
    expect(retryDelay(50, 1)).toBeLessThanOrEqual(22_500);
  });
});

describe('createReconnector', () => {
  it('says when the next try is due, and tries at once when asked', () => {
    const { reconnector, opened } = aReconnector();
    reconnector.start();
    reconnector.opened();
    reconnector.lost();
    expect(reconnector.state).toEqual({ phase: 'waiting', retryAt: 1500 });
    reconnector.retryNow();
    expect(reconnector.state).toEqual({ phase: 'connecting' });
    expect(opened()).toBe(2);
    reconnector.stop();
  });

  it('waits longer after each failure and begins anew after a success', () => {
    const { reconnector, states } = aReconnector();
    reconnector.start();
    for (let i = 0; i < 3; i += 1) {
      reconnector.lost();
      reconnector.retryNow();
    }
    reconnector.opened();
    reconnector.lost();
    const waits = states.filter((state) => state.phase === 'waiting').map((state) => state.retryAt - 1000);
    expect(waits).toEqual([500, 1000, 2000, 500]);
    reconnector.stop();
  });

  it('stays quiet once stopped', () => {
    const { reconnector, opened } = aReconnector();
    reconnector.start();
    reconnector.stop();
    reconnector.lost();
    expect(reconnector.state).toEqual({ phase: 'idle' });
    expect(opened()).toBe(1);
  });
});
