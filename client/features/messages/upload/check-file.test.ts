import { describe, expect, it } from '@jest/globals';
import { checkFile, filesOf } from './check-file.ts';

const settings = {
  FileUpload_MaxFileSize: 100,
  FileUpload_MediaTypeWhiteList: '',
  FileUpload_MediaTypeBlackList: 'image/svg+xml',
};

describe('checkFile', () => {
  it.each([
    [{ size: 100, type: 'text/plain' }, null],
    [{ size: 101, type: 'text/plain' }, 'file-too-large'],
    [{ size: 1, type: 'image/svg+xml' }, 'file-type-refused'],
    [{ size: 1, type: '' }, null],
  ])('answers for %j: %s', (file, refusal) => {
    expect(checkFile(file, settings)).toBe(refusal);
  });

  it('goes by the list of what may come, when there is one', () => {
    const strict = { ...settings, FileUpload_MediaTypeWhiteList: 'image/*' };
    expect(checkFile({ size: 1, type: 'image/png' }, strict)).toBeNull();
    expect(checkFile({ size: 1, type: 'text/plain' }, strict)).toBe('file-type-refused');
  });
});

describe('filesOf', () => {
  it('takes the files and says that there were folders', () => {
    const item = (name: string, isDirectory: boolean) => ({
      kind: 'file',
      webkitGetAsEntry: () => ({ isDirectory }),
      getAsFile: () => ({ name }),
    });
    const data = { items: [item('a.txt', false), item('folder', true), { kind: 'string' }] };
    const { files, hadFolders } = filesOf(data as unknown as DataTransfer);
    expect([files.map(({ name }) => name), hadFolders]).toEqual([['a.txt'], true]);
  });
});
