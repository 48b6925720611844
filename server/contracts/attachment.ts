/** A card below a message's text, as programs send it: a build's result, an alert. All its texts are markup like a message's. */
export interface Attachment {
  /** Of the bar beside it: `#rrggbb`, or a word of `good`, `warning`, `danger`. */
  readonly color?: string;
  /** Stands above the card. */
  readonly pretext?: string;
  readonly authorName?: string;
  readonly authorLink?: string;
  readonly authorIcon?: string;
  readonly title?: string;
  readonly titleLink?: string;
  readonly text?: string;
  readonly description?: string;
  readonly fields?: readonly AttachmentField[];
  readonly imageUrl?: string;
  readonly thumbUrl?: string;
  readonly audioUrl?: string;
  readonly videoUrl?: string;
  /** Where the words were taken from. */
  readonly messageLink?: string;
  readonly actions?: readonly AttachmentAction[];
  readonly footer?: string;
  /** ISO. */
  readonly sentAt?: string;
  readonly collapsed?: boolean;
}

export interface AttachmentField {
  readonly title: string;
  readonly value: string;
  /** Stands beside others. */
  readonly short: boolean;
}

/** A button that leads somewhere; nothing runs by it. */
export interface AttachmentAction {
  readonly text: string;
  readonly url: string;
}

/** What a message says in a list or aloud: its text, or else the words of its cards. */
export function shownWords(message: { readonly body: string; readonly attachments?: readonly Attachment[] }): string {
  return message.body || wordsOfAttachments(message.attachments ?? []);
}

/** All words of some attachments, for search. */
export function wordsOfAttachments(attachments: readonly Attachment[]): string {
  return attachments.flatMap(wordsOf).filter(Boolean).join('\n');
}

function wordsOf({ pretext, authorName, title, text, description, fields = [], footer }: Attachment) {
  const inFields = fields.flatMap((field) => [field.title, field.value]);
  return [pretext, authorName, title, text, description, ...inFields, footer];
}
