import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { sessionStore } from '../transport/session.ts';
import { Notices } from '../ui/Notices.tsx';
import { colorSchemes, theme } from '../ui/theme.ts';
import { queryClient } from './query-client.ts';
import { router } from './router.tsx';
import { UnreachablePage } from './UnreachablePage.tsx';

export function App() {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <QueryClientProvider client={queryClient}>
        <Session />
        <Notices />
      </QueryClientProvider>
    </MantineProvider>
  );
}

function Session() {
  const session = useStore(sessionStore);
  const userId = session.phase === 'known' ? (session.view.user?.id ?? null) : null;
  const setupNeeded = session.phase === 'known' && session.view.setupNeeded;

  // Which pages may be seen depends on who is there; the routes decide anew.
  useEffect(() => {
    queryClient.clear();
    void router.invalidate();
  }, [userId, setupNeeded]);

  if (session.phase === 'unreachable') return <UnreachablePage />;
  if (session.phase === 'loading') return null;
  return <RouterProvider router={router} />;
}
