/** Largest message in either direction, bytes; larger ones close the connection that sent them. */
export const MAX_MESSAGE_BYTES = 48_000_000;

/** Largest document that can be stored, bytes (16 MiB). */
export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;

/** Most statements of one insert, update or delete command. */
export const MAX_WRITE_BATCH = 100_000;
