import { CallFailure } from './call-failure.ts';

/** The beginning of a text file. */
export interface FileText {
  readonly text: string;
  /** There is more of it than was fetched. */
  readonly cut: boolean;
}

const FETCHED = 65_536;

/** Fetches the first 64 KB of a file as text. @returns null when it is no text after all. Throws `CallFailure`. */
export async function loadFileText(link: string, size: number): Promise<FileText | null> {
  const response = await fetch(link, { headers: size > FETCHED ? { Range: `bytes=0-${FETCHED - 1}` } : {} }).catch(
    () => {
      throw new CallFailure('offline');
    },
  );
  if (!response.ok) throw new CallFailure(response.status === 404 ? 'file-not-found' : 'no-answer');
  const bytes = new Uint8Array(await response.arrayBuffer()).subarray(0, FETCHED);
  if (bytes.includes(0)) return null;
  // A sign may be cut in two at the end; anything else that is no UTF-8 is shown as such.
  const text = new TextDecoder().decode(bytes, { stream: size > FETCHED });
  return { text, cut: size > FETCHED };
}
