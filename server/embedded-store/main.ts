import { readCommandLine } from './server/command-line.ts';
import { compactStore } from './server/compact.ts';
import { serve } from './server/serve.ts';

try {
  const line = readCommandLine(process.argv.slice(2));
  if (line.command === 'serve') await serve(line.options);
  else {
    const { before, after } = await compactStore(line.dataDir);
    console.log(`compacted: ${before} bytes before, ${after} bytes after`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
