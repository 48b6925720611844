import { z } from 'zod';
import { Reply } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { limits } from '../http/rate-limit.ts';
import { drawInitials } from './draw-initials.ts';

const name = z.string().min(1).max(120);

/**
 * The picture of the person with this username; after `@` the letters to draw. It is drawn from the name alone, so it tells
 * nothing about whether there is such a person.
 */
export const avatarOfPerson = endpoint({
  route: 'GET /avatar/:username',
  access: 'anyone',
  limit: limits.download,
  params: z.object({ username: name }),
  handle: async ({ params: { username } }) => picture(username.replace(/^@/, '').replace(/\.svg$/, '')),
});

export const avatarOfRoom = endpoint({
  route: 'GET /avatar/room/:roomId',
  access: 'anyone',
  limit: limits.download,
  params: z.object({ roomId: name }),
  handle: async () => picture('#'),
});

function picture(of: string): Reply {
  return new Reply(200, drawInitials(of), {
    'Content-Type': 'image/svg+xml; charset=utf-8',
    'Cache-Control': 'public, max-age=3600',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    'Access-Control-Allow-Origin': '*',
  });
}
