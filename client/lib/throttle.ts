/**
 * Calls `run` at once and then at most once in `intervalMs`; the last call within an interval is made at its end.
 * `cancel` forgets the waiting call.
 */
export function throttle<Args extends readonly unknown[]>(
  run: (...args: Args) => void,
  intervalMs: number,
): ((...args: Args) => void) & { cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let waiting: Args | null = null;

  const open = () => {
    timer = null;
    if (waiting === null) return;
    const args = waiting;
    waiting = null;
    start(args);
  };
  const start = (args: Args) => {
    timer = setTimeout(open, intervalMs);
    run(...args);
  };

  const throttled = (...args: Args) => {
    if (timer === null) start(args);
    else waiting = args;
  };
  const cancel = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    waiting = null;
  };
  return Object.assign(throttled, { cancel });
}
