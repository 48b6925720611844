import { createConfig, type Config } from './config/config.ts';
import { readEnvironment } from './config/env.ts';
import { startServer, type RunningServer } from './server.ts';
import { explainStartupFault } from './startup-fault.ts';

/** How long a stop may take before the process ends anyhow. */
const STOP_MS = 10_000;

await main();

async function main(): Promise<void> {
  let config: Config | null = null;
  try {
    const environment = readEnvironment();
    config = createConfig(environment);
    if (environment.MONGO_OPLOG_URL !== undefined)
      say('MONGO_OPLOG_URL is not needed and not used: changes come by change streams.');
    const server = await startServer(config);
    stopOnSignal(server);
    greet(server);
  } catch (error) {
    const sentence = explainStartupFault(error, { port: config?.http.port ?? 0, dataDir: config?.store.dataDir ?? '' });
    process.stderr.write(
      `\n${sentence ?? `Parley could not start: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`}\n`,
    );
    process.exit(1);
  }
}

function greet({ url, store, setupNeeded }: RunningServer): void {
  say('');
  say(`  Parley runs at  ${url}   (${store === 'embedded' ? 'embedded store' : 'MongoDB'})`);
  say(setupNeeded ? '  Open it in a browser to make the first account.' : '  Open it in a browser and log in.');
  say('  Ctrl-C stops it.');
  say('');
}

function stopOnSignal(server: RunningServer): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
