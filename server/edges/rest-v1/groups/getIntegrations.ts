import { integrationsOf } from '../room-verbs/integrations.ts';

export const groupsGetIntegrations = integrationsOf('groups');
