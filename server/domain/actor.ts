/** Who is doing something. There is no verb without one, except those for people who are not logged in yet. */
export interface Actor {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Null for what the server does on somebody's behalf, e.g. a webhook. */
  readonly sessionId: string | null;
}
