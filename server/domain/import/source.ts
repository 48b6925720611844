import type { Archive } from './archive.ts';

/** What an export of another chat says, in words of no particular product. Keys are that product's own ids. */
export interface ImportSource {
  /** Which product it came from; part of the ids of what is made of it. */
  readonly origin: 'slack' | 'csv';
  readonly people: readonly ForeignPerson[];
  readonly rooms: readonly ForeignRoom[];
  /** How many parts `messagesOf` has to read: the measure of progress. */
  partsOf(room: ForeignRoom): number;
  /**
   * The messages of a room, oldest first, a part at a time. What cannot be read is told to `skip`, and left out.
   * @param usernameOf what a person is called here, by their key: texts name them so.
   */
  messagesOf(
    room: ForeignRoom,
    usernameOf: (personKey: string) => string | undefined,
    skip: Skip,
  ): AsyncIterable<readonly ForeignMessage[]>;
}

export type ReadSource = (archive: Archive, skip: Skip) => Promise<ImportSource>;

/** Something that is not taken over: what it was, and why. */
export type Skip = (what: string, reason: SkipReason) => void;

export type SkipReason =
  | 'unreadable'
  | 'author-unknown'
  | 'deleted'
  | 'empty'
  | 'kind-unknown'
  | 'file-missing'
  | 'file-elsewhere'
  | 'too-long'
  | 'name-invalid'
  | 'members-unknown'
  | 'email-taken'
  | 'not-chosen'
  | 'cut';

export interface ForeignPerson {
  readonly key: string;
  readonly username: string;
  readonly name: string;
  readonly email: string | null;
  readonly type: 'user' | 'bot';
  readonly active: boolean;
}

export interface ForeignRoom {
  readonly key: string;
  readonly kind: 'channel' | 'group' | 'direct';
  /** Empty for direct rooms. */
  readonly name: string;
  readonly topic: string;
  readonly description: string;
  readonly creatorKey: string | null;
  readonly memberKeys: readonly string[];
  readonly archived: boolean;
  readonly createdAt: Date | null;
}

export interface ForeignMessage {
  /** Of its own in its room. */
  readonly key: string;
  readonly authorKey: string;
  readonly sentAt: Date;
  readonly editedAt: Date | null;
  /** In our markup; people and rooms are named, not numbered. */
  readonly body: string;
  readonly kind: 'text' | 'user-joined' | 'user-left' | 'topic-changed' | 'room-renamed' | 'room-archived';
  readonly details: Readonly<Record<string, string>>;
  readonly alias: string | null;
  /** Key of the message whose thread this one is in. */
  readonly threadKey: string | null;
  readonly alsoToRoom: boolean;
  readonly reactions: readonly { readonly emoji: string; readonly authorKeys: readonly string[] }[];
  readonly pinned: boolean;
  readonly files: readonly ForeignFile[];
}

export interface ForeignFile {
  readonly name: string;
  /** Where its bytes lie in the archive; null: they do not. */
  readonly entry: string | null;
  /** Where its bytes lay when the export was made. */
  readonly url: string | null;
}
