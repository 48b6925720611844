import type { BrowserContext, WebSocketRoute } from 'playwright-core';

/** The line between a page and its server, which a test can cut and mend while the pages themselves stay reachable. */
export interface Line {
  cut(): Promise<void>;
  mend(): void;
  /** What the page sends arrives; nothing comes back. */
  swallowAnswers(): void;
}

/** To be called before the first page is opened. */
export async function controlLine(context: BrowserContext): Promise<Line> {
  let state: 'whole' | 'cut' | 'deaf' = 'whole';
  const open = new Set<WebSocketRoute>();

  await context.route('**/socket.io/**', (route) => (state === 'cut' ? route.abort() : route.continue()));
  await context.routeWebSocket(/\/socket\.io\//, (page) => {
    if (state === 'cut') {
      void page.close();
      return;
    }
    open.add(page);
    const server = page.connectToServer();
    page.onMessage((data) => server.send(data));
    server.onMessage((data) => {
      if (state !== 'deaf') page.send(data);
    });
    page.onClose(() => {
      open.delete(page);
      void server.close();
    });
  });
  return {
    cut: async () => {
      state = 'cut';
      await Promise.all([...open].map((socket) => socket.close()));
      open.clear();
    },
    mend: () => {
      state = 'whole';
    },
    swallowAnswers: () => {
      state = 'deaf';
    },
  };
}
