import { exportRoom as requestExport } from '../../../domain/export/index.ts';
import { method } from '../method.ts';

export const exportRoom = method({
  event: 'export:room',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input: { roomId, format, from, to } }) {
    const date = (text: string | null) => (text === null ? null : new Date(text));
    await requestExport(ctx, actor, { roomId, format, from: date(from), to: date(to) });
    return {};
  },
});
