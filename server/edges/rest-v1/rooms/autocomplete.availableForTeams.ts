import { z } from 'zod';
import { can } from '../../../domain/access/index.ts';
import { listJoined } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentChoice } from './autocomplete.ts';

const MOST = 20;

/** One's rooms that can be taken into a team: those that one runs and that are in none. */
export const roomsAutocompleteAvailableForTeams = endpoint({
  route: 'GET /api/v1/rooms.autocomplete.availableForTeams',
  access: 'user',
  query: z.object({ name: z.string().max(100).default('') }),
  async handle({ ctx, actor, query: { name } }) {
    const filter = name.toLowerCase();
    const fits = (await listJoined(ctx, actor)).filter(
      ({ room, member }) =>
        room.kind !== 'direct' &&
        room.teamId === null &&
        room.parentRoomId === null &&
        can(ctx, actor, 'edit-room', member) &&
        room.searchKeys.some((key) => key.startsWith(filter)),
    );
    return { items: fits.slice(0, MOST).map(({ room }) => presentChoice(room)) };
  },
});
