import i18next from 'i18next';
import { showNotice } from '../../../ui/notices.ts';
import type { filesOf } from './check-file.ts';
import { MOST_FILES, type Uploads } from './use-uploads.ts';

/** Takes what was picked, pasted or dropped, and says what of it was left out. */
export function takeFiles(uploads: Pick<Uploads, 'add'>, { files, hadFolders }: ReturnType<typeof filesOf>): void {
  if (hadFolders) showNotice(i18next.t('files.noFolders'), 'alert');
  if (files.length > 0 && uploads.add(files) > 0)
    showNotice(i18next.t('files.tooMany', { count: MOST_FILES }), 'alert');
}
