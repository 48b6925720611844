import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { CommandFailed, runQuietly, showProgress } from './progress.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const OTHER_PLACES = [
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

export const HOW_TO_GET_CHROMIUM =
  'No Chromium was found, so the browser journeys fail: install Chromium or Chrome, or set CHROMIUM_PATH to its program file.';

/**
 * Finds a Chromium that is installed here.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {string | undefined} the path of its program file
 */
export function findChromium(environment) {
  // Whoever names one means that one; falling back to another would hide the mistake.
  const named = environment['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') return isProgram(named) ? named : undefined;

  const folders = (environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const onPath = folders.flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...onPath, ...OTHER_PLACES].find(isProgram);
}

/**
 * Finds Chromium, or installs it where that needs nobody's consent: as root on Debian and its kin.
 * @returns {Promise<string | undefined>}
 */
export async function ensureChromium() {
  const found = findChromium(process.env);
  if (found !== undefined || process.env['CHROMIUM_PATH']) return found;
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return undefined;

  try {
    await showProgress('Installing Chromium with apt', aptInstall);
  } catch (error) {
    console.error(error instanceof CommandFailed ? `${error.output.trim()}\n${error.message}` : error);
  }
  return findChromium(process.env);
}

async function aptInstall() {
  const options = { cwd: '/', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  // Another apt may be at work on a machine that has just started.
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  await runQuietly('apt-get', [...wait, 'update'], options);
  const packages = ['chromium', 'fonts-liberation', 'fonts-noto-color-emoji'];
  await runQuietly('apt-get', [...wait, 'install', '-y', '--no-install-recommends', ...packages], options);
}

/** @param {string} path */
function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
