import { QueryClient } from '@tanstack/react-query';
import { failureCode } from '../transport/call-failure.ts';
import { liveStore } from '../transport/live.ts';

/** For questions and answers that no event keeps up to date: the directory, member lists, webhooks. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      // A refusal stays one; what was cut off is asked again when the connection stands.
      retry: (failures, error) => failures < 8 && ['offline', 'no-answer'].includes(failureCode(error)),
      retryDelay: (attempt) => Math.min(300 * 2 ** attempt, 5000),
    },
  },
});

// Nothing tells these of what changed during a break.
liveStore.subscribe((now, before) => {
  if (now.connection.phase === 'connected' && before.connection.phase !== 'connected') {
    void queryClient.invalidateQueries();
  }
});
