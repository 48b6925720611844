import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { UserView } from '../../../server/contracts/user.ts';
import { call } from '../../transport/live.ts';

const TYPING_PAUSE_MS = 120;
const NOBODY: readonly UserView[] = [];

/** People by a part of their name, asked when the typing pauses. */
export function usePeople(filter: string, enabled = true): readonly UserView[] {
  const [settled, setSettled] = useState(filter);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(filter), TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [filter]);
  const { data } = useQuery({
    queryKey: ['people', settled],
    queryFn: async () => (await call('directory:users', { filter: settled, limit: 20 })).users,
    enabled,
    placeholderData: keepPreviousData,
  });
  return enabled ? (data ?? NOBODY) : NOBODY;
}
