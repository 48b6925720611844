export type FileKind = 'picture' | 'video' | 'audio' | 'pdf' | 'text' | 'other';

interface Known {
  readonly type: string;
  readonly name: string;
  /** Null when the server could not open it as a picture. */
  readonly image: object | null;
}

const TEXT_TYPES = /^(text\/|application\/(json|xml|javascript|x-sh|sql|toml|yaml|x-yaml|x-ndjson|graphql)(\b|$))/;
const TEXT_NAMES =
  /\.(txt|md|markdown|csv|tsv|log|json|jsonl|ya?ml|toml|ini|conf|env|xml|html?|css|scss|less|[cm]?[jt]sx?|py|rb|php|java|kt|swift|go|rs|c|h|cc|cpp|hpp|cs|sh|bash|zsh|ps1|sql|graphql|vue|svelte|diff|patch|tex|srt|vtt|svg)$/i;
/** What browsers play by themselves. */
const PLAYED = /^(audio\/|video\/(mp4|webm|ogg|quicktime)$)/;
const SHOWN = /^image\/(png|jpeg|gif|webp|avif)$/;

/** How a file is shown; what no browser shows safely is offered for saving. */
export function fileKind({ type, name, image }: Known): FileKind {
  if (SHOWN.test(type)) return image === null ? 'other' : 'picture';
  if (PLAYED.test(type)) return type.startsWith('audio/') ? 'audio' : 'video';
  if (type === 'application/pdf') return 'pdf';
  return TEXT_TYPES.test(type) || (type === 'application/octet-stream' && TEXT_NAMES.test(name)) ? 'text' : 'other';
}

/** Where a file is fetched from; the name is for people, only the id counts. */
export function fileLink(file: { readonly id: string; readonly name: string }): string {
  return `/file-upload/${file.id}/${encodeURIComponent(file.name)}`;
}

/** `Quarterly report.PDF` → `PDF`; empty when the name says nothing. */
export function fileExtension(name: string): string {
  return /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toUpperCase() ?? '';
}

/** `75` → `1:15`, `3725` → `1:02:05`. */
export function formatDuration(seconds: number): string {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (number: number) => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
