import type { CallView } from '../../contracts/call.ts';
import type { Call } from '../../domain/video/index.ts';

export function presentCall({ _id: id, roomId, title, createdBy, status, invited, createdAt }: Call): CallView {
  return { id, roomId, title, createdBy, status, invited, createdAt: createdAt.toISOString() };
}
