import { z } from 'zod';
import { listAllRooms } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { jsonText } from '../../http/parse.ts';
import { presentChoice } from './autocomplete.ts';

const MOST = 10;

/** Any rooms to choose from while a name is typed, for administrators. */
export const roomsAutocompleteAdminRooms = endpoint({
  route: 'GET /api/v1/rooms.autocomplete.adminRooms',
  access: { permission: 'view-room-administration' },
  query: z.object({ selector: jsonText(z.object({ name: z.string().max(100).default('') })) }),
  async handle({ ctx, actor, query: { selector } }) {
    const asked = { kinds: ['channel', 'group'], looks: [], filter: selector.name, offset: 0, limit: MOST } as const;
    const { rooms } = await listAllRooms(ctx, actor, asked);
    return { items: rooms.map(presentChoice) };
  },
});
