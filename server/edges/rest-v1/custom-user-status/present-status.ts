import type { CustomStatus } from '../../../domain/presence/index.ts';

export function presentCustomStatus({ _id, name, status, updatedAt }: CustomStatus) {
  return { _id, name, statusType: status, _updatedAt: updatedAt.toISOString() };
}
