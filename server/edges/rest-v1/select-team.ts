import { idSchema } from '../../contracts/ids.ts';
import type { TeamReference } from '../../domain/teams/index.ts';
import { name } from './fields.ts';
import { refusal } from './refuse.ts';

/** How callers name a team. */
export const teamSelector = { teamId: idSchema.optional(), teamName: name.optional() };

export function selectTeam({
  teamId,
  teamName,
}: {
  readonly teamId?: string | undefined;
  readonly teamName?: string | undefined;
}): TeamReference {
  if (teamId !== undefined) return { teamId };
  if (teamName !== undefined) return { name: teamName };
  throw refusal('invalid-params', "must have required property 'teamId'");
}
