import { useEffect, useState } from 'react';

/** Now, in milliseconds, and anew every half minute as long as it is shown. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
