import { createContext } from 'react';
import type { MentionView } from '../../../../server/contracts/message.ts';

/** Whom the names in a text may mean, and what happens when one is chosen. */
export interface People {
  /** By username in lower case: those whom the server found mentioned. */
  readonly byName: ReadonlyMap<string, MentionView>;
  readonly selfId: string | undefined;
  readonly onPerson: ((userId: string) => void) | undefined;
  /** Whether the tab key stops at links and names: in a list only in the message that has the list's one stop. */
  readonly tabbable: boolean;
}

export const PeopleContext = createContext<People>({
  byName: new Map(),
  selfId: undefined,
  onPerson: undefined,
  tabbable: true,
});
