export type NoteKind = 'audio' | 'video';

const WAYS: Readonly<Record<NoteKind, readonly string[]>> = {
  audio: ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus'],
  video: ['video/webm;codecs=vp9,opus', 'video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4'],
};

/** `.weba` and `.m4a` say that there is no picture in what otherwise begins like a film. */
const ENDINGS: Readonly<Record<string, string>> = {
  'audio/webm': 'weba',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'video/webm': 'webm',
  'video/mp4': 'mp4',
};

const BITS = { audioBitsPerSecond: 48_000, videoBitsPerSecond: 1_200_000 };
const PICTURE = { width: { ideal: 640 }, height: { ideal: 480 }, facingMode: 'user' };

export type RecordingFault = 'refused' | 'noDevice' | 'deviceBusy';

/** Why nothing can be recorded, from what the browser threw. */
export function faultOf(error: unknown): RecordingFault {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'noDevice' : 'deviceBusy';
}

/** Asks for the microphone, and for the camera too. Throws what the browser throws; see `faultOf`. */
export function openDevices(kind: NoteKind): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ audio: true, video: kind === 'video' ? PICTURE : false });
}

export function createRecorder(stream: MediaStream, kind: NoteKind): MediaRecorder {
  const mimeType = WAYS[kind].find((way) => MediaRecorder.isTypeSupported(way));
  return new MediaRecorder(stream, { ...BITS, ...(mimeType === undefined ? {} : { mimeType }) });
}

/** `at` in milliseconds names the file. */
export function noteFile(chunks: readonly Blob[], kind: NoteKind, mimeType: string, at: number): File {
  const type = mimeType.split(';')[0] || `${kind}/webm`;
  const stamp = new Date(at).toISOString().slice(0, 19).replaceAll(':', '-');
  return new File([...chunks], `${kind}-${stamp}.${ENDINGS[type] ?? 'webm'}`, { type });
}

/** `75_000` → `1:15`. */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
