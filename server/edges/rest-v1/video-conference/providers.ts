import { endpoint } from '../../http/endpoint.ts';
import { capabilities } from './present-call.ts';

export const videoConferenceProviders = endpoint({
  route: 'GET /api/v1/video-conference.providers',
  access: 'user',
  handle: async ({ ctx }) => ({ data: ctx.settings.get('Jitsi_Enabled') ? [{ key: 'jitsi', label: 'Jitsi' }] : [] }),
});

export const videoConferenceCapabilities = endpoint({
  route: 'GET /api/v1/video-conference.capabilities',
  access: 'user',
  handle: async () => ({ providerName: 'jitsi', capabilities }),
});
