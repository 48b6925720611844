import { LaterLinks } from '../../features/later/LaterLinks.tsx';
import { ThreadsLink } from '../../features/messages/inbox/ThreadsLink.tsx';
import { SearchLink } from '../../features/messages/lists/SearchLink.tsx';

/** Ways to pages that are no rooms, above the rooms. */
export function PageLinks() {
  return (
    <>
      <SearchLink />
      <ThreadsLink />
      <LaterLinks />
    </>
  );
}
