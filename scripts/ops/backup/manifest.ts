import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { exists } from './files.ts';

/** Nothing in a manifest may lead out of the folders that it speaks of. */
const inside = z.string().refine((path) => !path.split(/[/\\]/).includes('..') && !/^([/\\]|[a-z]:)/i.test(path));
const name = z
  .string()
  .regex(/^[^/\\\0]+$/)
  .refine((text) => text !== '.' && text !== '..');

const file = z.object({ path: inside, bytes: z.number(), sha256: z.string() });

/** What a backup says of itself, in `manifest.json`: enough to notice when anything in it is missing or changed. */
const manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** `driver`: consistent as it lies there. `mongodump`: consistent after `mongorestore --oplogReplay`. */
  madeBy: z.enum(['driver', 'mongodump']),
  server: z.object({ version: z.string(), embedded: z.boolean() }),
  database: name,
  /** The state of the database is the one at this moment of the server's clock; null with mongodump, whose oplog.bson tells. */
  pointInTime: z.object({ seconds: z.number(), count: z.number(), date: z.iso.datetime() }).nullable(),
  collections: z.array(
    file.omit({ path: true }).extend({ name: z.string(), documents: z.number(), indexes: z.number() }),
  ),
  /** Whether the files of the collections are compressed. */
  gzip: z.boolean().default(false),
  /** Every file of a dump by mongodump. */
  dumpFiles: z.array(file).default([]),
  uploads: z.array(file),
  environment: file.nullable(),
});

export type Manifest = z.infer<typeof manifest>;

const NAME = 'manifest.json';

export const hasManifest = (folder: string): Promise<boolean> => exists(join(folder, NAME));

export const writeManifest = (folder: string, content: Manifest): Promise<void> =>
  writeFile(join(folder, NAME), `${JSON.stringify(content, null, 2)}\n`);

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, NAME), 'utf8').catch(() => {
    throw new Error(`${folder} is no backup: it has no ${NAME}.`);
  });
  const { success, data } = manifest.safeParse(parsed(text));
  if (!success) throw new Error(`${join(folder, NAME)} is damaged, or was written by a newer version.`);
  return data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
