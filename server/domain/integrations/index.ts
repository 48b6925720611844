export {
  createWebhook,
  findTarget,
  listWebhooks,
  postThroughWebhook,
  removeWebhook,
  setWebhookEnabled,
  type WebhookPlan,
  type WebhookPost,
} from './incoming.ts';
export type { Integration } from '../../models/integrations.ts';
