import { describe, expect, it } from '@jest/globals';
import { fileExtension, fileKind, fileLink, formatDuration } from './file-kind.ts';

const picture = { width: 1, height: 1, thumb: null };

describe('fileKind', () => {
  it.each([
    ['image/png', 'a.png', 'picture'],
    ['image/svg+xml', 'a.svg', 'other'],
    ['image/heic', 'a.heic', 'other'],
    ['video/mp4', 'a.mp4', 'video'],
    ['video/x-msvideo', 'a.avi', 'other'],
    ['audio/mpeg', 'a.mp3', 'audio'],
    ['application/pdf', 'a.pdf', 'pdf'],
    ['text/csv', 'a.csv', 'text'],
    ['application/json', 'a.json', 'text'],
    ['application/octet-stream', 'main.ts', 'text'],
    ['application/octet-stream', 'a.bin', 'other'],
    ['application/zip', 'a.txt', 'other'],
  ])('shows %s called %s as %s', (type, name, kind) => {
    expect(fileKind({ type, name, image: picture })).toBe(kind);
  });

  it('does not show a picture that the server could not open', () => {
    expect(fileKind({ type: 'image/png', name: 'a.png', image: null })).toBe('other');
  });
});

describe('a file', () => {
  it('has an address that its name cannot leave', () => {
    expect(fileLink({ id: 'x', name: '../a?b#c.png' })).toBe('/file-upload/x/..%2Fa%3Fb%23c.png');
  });

  it('has an ending that is shown', () => {
    expect([fileExtension('Report.pdf'), fileExtension('none'), fileExtension('a.b c')]).toEqual(['PDF', '', '']);
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0:00'],
    [75.9, '1:15'],
    [3725, '1:02:05'],
    [Number.NaN, '0:00'],
    [Number.POSITIVE_INFINITY, '0:00'],
  ])('says of %s seconds %s', (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
