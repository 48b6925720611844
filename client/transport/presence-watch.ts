const WAIT_MS = 200;

/**
 * The server tells only of those people whom somebody here has on screen. Each part of the screen says whom it shows;
 * their union is sent when it has changed, and anew on every connection.
 */
export class PresenceWatch {
  private readonly shown = new Map<string, readonly string[]>();
  private sent = '';
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly send: (userIds: readonly string[]) => void;

  constructor(send: (userIds: readonly string[]) => void) {
    this.send = send;
  }

  show(part: string, userIds: readonly string[]): void {
    if (userIds.length === 0) this.shown.delete(part);
    else this.shown.set(part, userIds);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.flush(), WAIT_MS);
  }

  connected(): void {
    this.sent = '';
    this.flush();
  }

  private flush(): void {
    // The server takes a thousand; who shows more than that shows them in lists, of which a part is visible.
    const userIds = [...new Set([...this.shown.values()].flat())].sort().slice(0, 1000);
    const key = userIds.join(' ');
    if (key === this.sent) return;
    this.sent = key;
    this.send(userIds);
  }
}
