/** The file itself lies under its id. */
export function thumbKey(fileId: string): string {
  return `${fileId}-thumb`;
}
