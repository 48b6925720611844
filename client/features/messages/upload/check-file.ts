import { isTypeAllowed } from '../../../../server/contracts/file.ts';
import type { PublicSettings } from '../../../../server/contracts/settings.ts';

export type UploadRefusal = 'file-too-large' | 'file-type-refused';

/** Whether the server would refuse a file anyway: so it is not sent first. What a browser calls its type is only a guess. */
export function checkFile(file: Pick<File, 'size' | 'type'>, settings: PublicSettings): UploadRefusal | null {
  const limit = Number(settings['FileUpload_MaxFileSize'] ?? Infinity);
  if (file.size > limit) return 'file-too-large';
  if (file.type === '') return null;
  const allowed = String(settings['FileUpload_MediaTypeWhiteList'] ?? '');
  const refused = String(settings['FileUpload_MediaTypeBlackList'] ?? '');
  return isTypeAllowed(file.type, allowed, refused) ? null : 'file-type-refused';
}

/** Files out of what was dropped or pasted; a folder has no bytes to send, whatever the browser calls it. */
export function filesOf(data: DataTransfer): { readonly files: readonly File[]; readonly hadFolders: boolean } {
  const items = [...data.items].filter((item) => item.kind === 'file');
  const files = items
    .filter((item) => item.webkitGetAsEntry()?.isDirectory !== true)
    .flatMap((item) => item.getAsFile() ?? []);
  return { files, hadFolders: files.length < items.length };
}
