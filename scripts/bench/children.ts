import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a measured process says of itself. */
export interface Usage {
  /** Microseconds of processor time, user and system, since it started. */
  readonly cpu: number;
  /** Bytes. */
  readonly rss: number;
  readonly heap: number;
}

export interface Child {
  readonly pid: number;
  readonly port: number;
  /** `collect`: after garbage was collected, which itself takes processor time. */
  usage(collect?: boolean): Promise<Usage>;
  /** Asks it to do what its program offers under this name. */
  ask(name: string, input?: unknown): Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts one of the programs beside this file as a process of its own, so that it can be measured alone. */
export async function startChild(program: string, environment: Readonly<Record<string, string>> = {}): Promise<Child> {
  const child = fork(fileURLToPath(new URL(program, import.meta.url)), [], {
    execArgv: ['--import', 'tsx', '--expose-gc', '--max-semi-space-size=16'],
    env: { ...process.env, LOG_LEVEL: 'warn', ...environment },
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const [ready] = (await Promise.race([once(child, 'message'), diedEarly(child, program)])) as [{ port: number }];
  let asked = 0;

  const ask = async (name: string, input?: unknown): Promise<unknown> => {
    const id = (asked += 1);
    const answer = new Promise((resolve, reject) => {
      const listen = (message: { id?: number; result?: unknown; error?: string }) => {
        if (message.id !== id) return;
        child.off('message', listen);
        if ((message.error ?? null) === null) resolve(message.result);
        else reject(new Error(message.error));
      };
      child.on('message', listen);
    });
    child.send({ id, name, input });
    return answer;
  };
  return {
    pid: child.pid ?? 0,
    port: ready.port,
    ask,
    usage: (collect = false) => ask('usage', collect) as Promise<Usage>,
    async stop() {
      process.off('exit', kill);
      if (child.exitCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const patience = setTimeout(kill, 5_000);
      await ended;
      clearTimeout(patience);
    },
  };
}

async function diedEarly(child: ChildProcess, program: string): Promise<never> {
  await once(child, 'exit');
  throw new Error(`${program} ended before it was ready`);
}

type Ability = (input: never) => unknown;

/** In the measured process: says that it is ready and answers what it is asked. */
export function serve(port: number, abilities: Readonly<Record<string, Ability>>): void {
  const all: Readonly<Record<string, Ability>> = { usage, ...abilities };
  process.on('message', (message: { id: number; name: string; input: unknown }) => {
    void answer(all, message);
  });
  process.send?.({ port });
}

async function answer(
  abilities: Readonly<Record<string, Ability>>,
  { id, name, input }: { readonly id: number; readonly name: string; readonly input: unknown },
): Promise<void> {
  try {
    process.send?.({ id, result: (await abilities[name]?.(input as never)) ?? null });
  } catch (error) {
    process.send?.({ id, error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function usage(collect: unknown): Usage {
  if (collect === true) globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return { cpu: user + system, rss, heap: heapUsed };
}
