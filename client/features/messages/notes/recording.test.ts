import { describe, expect, it } from '@jest/globals';
import { clockText, faultOf, noteFile } from './recording.ts';

describe('noteFile', () => {
  it.each([
    ['audio', 'audio/webm;codecs=opus', 'audio-2026-11-01T10-00-00.weba', 'audio/webm'],
    ['audio', 'audio/mp4', 'audio-2026-11-01T10-00-00.m4a', 'audio/mp4'],
    ['video', 'video/webm;codecs=vp9,opus', 'video-2026-11-01T10-00-00.webm', 'video/webm'],
    ['video', '', 'video-2026-11-01T10-00-00.webm', 'video/webm'],
  ] as const)('names a %s in %j by its time and what it is', (kind, mimeType, name, type) => {
    const file = noteFile([new Blob(['x'])], kind, mimeType, Date.UTC(2026, 10, 1, 10));
    expect([file.name, file.type, file.size]).toEqual([name, type, 1]);
  });
});

describe('faultOf', () => {
  it.each([
    ['NotAllowedError', 'refused'],
    ['NotFoundError', 'noDevice'],
    ['NotReadableError', 'deviceBusy'],
  ])('says of %s that it is %s', (name, fault) => {
    expect(faultOf(new DOMException('', name))).toBe(fault);
  });
});

describe('clockText', () => {
  it('counts minutes and seconds', () => {
    expect([clockText(0), clockText(9_999), clockText(75_000), clockText(3_600_000)]).toEqual([
      '0:00',
      '0:09',
      '1:15',
      '60:00',
    ]);
  });
});
