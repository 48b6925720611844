import { Readable } from 'node:stream';
import { LRUCache } from 'lru-cache';
import { z } from 'zod';
import { rasterize } from '../../platform/rasterize.ts';
import { Reply } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { limits } from '../http/rate-limit.ts';
import { drawInitials } from './draw-initials.ts';

const name = z.string().min(1).max(120);

/** Phones cannot show SVG and ask for `format=png`, in the size of their screen. Other parameters change nothing here. */
const query = z.object({
  format: z.enum(['png', 'jpeg', 'svg']).default('svg'),
  size: z
    .string()
    .regex(/^\d{1,4}$/, 'must be integer')
    .transform((text) => Math.min(Math.max(Number(text), 16), 512))
    .default(200),
});

const rasters = new LRUCache<string, Promise<Buffer>>({ max: 1_000 });

/**
 * The picture of the person with this username; after `@` the letters to draw. It is drawn from the name alone, so it tells
 * nothing about whether there is such a person.
 */
export const avatarOfPerson = endpoint({
  route: 'GET /avatar/:username',
  access: 'anyone',
  limit: limits.download,
  params: z.object({ username: name }),
  query,
  handle: ({ params: { username }, query: wanted }) => picture(username.replace(/^@/, ''), wanted),
});

export const avatarOfRoom = endpoint({
  route: 'GET /avatar/room/:roomId',
  access: 'anyone',
  limit: limits.download,
  params: z.object({ roomId: name }),
  query,
  handle: ({ query: wanted }) => picture('#', wanted),
});

async function picture(of: string, { format, size }: z.output<typeof query>): Promise<Reply> {
  const headers = {
    'Cache-Control': 'public, max-age=3600',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
  };
  const svg = drawInitials(of);
  if (format === 'svg') return new Reply(200, svg, { ...headers, 'Content-Type': 'image/svg+xml; charset=utf-8' });
  const png = await rasterOf(svg, size);
  return new Reply(200, Readable.from([png]), { ...headers, 'Content-Type': 'image/png' });
}

/** Many ask for the same few pictures at once: each is drawn once. */
function rasterOf(svg: string, size: number): Promise<Buffer> {
  const key = `${size} ${svg}`;
  const known = rasters.get(key);
  if (known !== undefined) return known;
  const drawn = rasterize(svg, size);
  rasters.set(key, drawn);
  return drawn;
}
