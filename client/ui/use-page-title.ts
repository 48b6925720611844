import { useEffect } from 'react';
import { pageTitleStore } from './page-title.ts';

export function usePageTitle(title: string): void {
  useEffect(() => {
    pageTitleStore.setState(title, true);
    return () => pageTitleStore.setState('', true);
  }, [title]);
}
