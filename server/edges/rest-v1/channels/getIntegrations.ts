import { integrationsOf } from '../room-verbs/integrations.ts';

export const channelsGetIntegrations = integrationsOf('channels');
