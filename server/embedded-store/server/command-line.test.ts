import { describe, expect, it } from '@jest/globals';
import { readCommandLine } from './command-line.ts';

describe('the command line of the store', () => {
  it('reads where to serve what', () => {
    expect(readCommandLine(['serve', '--data', 'd', '--port', '27018'])).toMatchObject({
      command: 'serve',
      options: { dataDir: 'd', place: { port: 27018 }, flush: true, supervised: false },
    });
    expect(readCommandLine(['serve', '--data', 'd', '--socket', 's.sock', '--log-hours', '0.5'])).toMatchObject({
      options: { place: { socketPath: 's.sock' }, logLimits: { maxAgeSeconds: 1800, maxBytes: 512 * 2 ** 20 } },
    });
    expect(readCommandLine(['compact', '--data', 'd'])).toEqual({ command: 'compact', dataDir: 'd' });
  });

  it.each([
    '',
    'serve',
    'serve --data d',
    'serve --data d --port 1 --socket s',
    'serve --data= --port 1',
    'repair --data d',
    'serve more --data d --port 1',
    'serve --data d --port 1 --nope',
  ])('shows how it is used on "%s"', (line) => {
    expect(() => readCommandLine(line.split(' ').filter(Boolean))).toThrow(/usage:/);
  });

  it.each([
    ['--port', 'x', /--port takes a number/],
    ['--port', '70000', /--port takes a number/],
    ['--log-hours', '0', /--log-hours takes a number/],
    ['--log-megabytes', 'many', /--log-megabytes takes a number/],
  ])('says what is wrong with %s %s', (option, value, sentence) => {
    const port = option === '--port' ? [] : ['--port', '1'];
    expect(() => readCommandLine(['serve', '--data', 'd', ...port, option, value])).toThrow(sentence);
  });
});
