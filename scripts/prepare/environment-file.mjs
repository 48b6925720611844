import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

/**
 * Reads `.env`, if there is one, into the environment; what is set already stays as it is.
 * @param {string} root
 */
export function loadEnvironmentFile(root) {
  const file = join(root, '.env');
  if (existsSync(file)) process.loadEnvFile(file);
}
