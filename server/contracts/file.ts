/** What people look for among files. `visual`: what a gallery shows, pictures and films; a document is none of the others. */
export const fileFamilies = ['image', 'video', 'audio', 'document', 'visual'] as const;
export type FileFamily = (typeof fileFamilies)[number];

/** Most characters of what somebody says about a file. */
export const LONGEST_DESCRIPTION = 1000;

/** Whether the settings admit a media type: on the first list when there is one, and not on the second. `image/*` names a family. */
export function isTypeAllowed(type: string, allowed: string, refused: string): boolean {
  const admits = (list: string) =>
    list
      .split(',')
      .map((entry) => entry.trim().toLowerCase())
      .some(
        (entry) => entry !== '' && (entry === type || (entry.endsWith('/*') && type.startsWith(entry.slice(0, -1)))),
      );
  return (allowed.trim() === '' || admits(allowed)) && !admits(refused);
}
