import { useEffect } from 'react';
import { setLooking } from '../../transport/tabs.ts';

/** Says to the other tabs which room somebody looks at here. */
export function useLookingAt(roomId: string | null): void {
  useEffect(() => {
    const update = () => {
      const looking = document.visibilityState === 'visible' && document.hasFocus();
      setLooking(looking ? roomId : null);
    };
    update();
    const events = ['focus', 'blur', 'pagehide'] as const;
    for (const name of events) window.addEventListener(name, update);
    document.addEventListener('visibilitychange', update);
    return () => {
      for (const name of events) window.removeEventListener(name, update);
      document.removeEventListener('visibilitychange', update);
    };
  }, [roomId]);
}
