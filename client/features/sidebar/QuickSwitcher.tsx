import { IconUser } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { foldText, fuzzyScore } from '../../lib/fuzzy-score.ts';
import { roomLink } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { attempt } from '../../ui/attempt.ts';
import { openDirect } from '../../transport/room-actions.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { CountBadge } from '../../ui/CountBadge.tsx';
import classes from './QuickSwitcher.module.css';
import { RoomIcon } from './RoomIcon.tsx';
import { roomCandidates, searchRooms, type RoomHit } from './search-rooms.ts';
import { usePeople } from './use-people.ts';

const SHOWN = 12;

type Hit =
  | { readonly key: string; readonly kind: 'room'; readonly hit: RoomHit }
  | {
      readonly key: string;
      readonly kind: 'person';
      readonly id: string;
      readonly name: string;
      readonly username: string;
    }
  | { readonly key: string; readonly kind: 'action'; readonly action: SwitcherAction };

/** Something that can be done from anywhere; found behind `>`. */
export interface SwitcherAction {
  readonly id: string;
  readonly label: string;
  readonly icon: ReactNode;
  readonly run: () => unknown;
}

/** Ctrl+K: to any conversation with a few letters, from anywhere, also out of the text field. */
export function QuickSwitcher({
  actions,
  onClose,
}: {
  readonly actions: readonly SwitcherAction[];
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const hits = useHits(query, actions);
  const current = hits[Math.min(chosen, hits.length - 1)];

  const open = async (hit: Hit | undefined) => {
    if (hit === undefined) return;
    if (hit.kind === 'action') {
      onClose();
      hit.action.run();
      return;
    }
    const room = hit.kind === 'room' ? hit.hit.room : await attempt(openDirect([hit.id]));
    if (room === null) return;
    onClose();
    await navigate(roomLink(room));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && hits.length > 0) {
      event.preventDefault();
      setChosen((Math.min(chosen, hits.length - 1) + step + hits.length) % hits.length);
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void open(current);
    }
  };

  return (
    <Dialog opened onClose={onClose} title={t('switcher.title')} size={560} yOffset="12vh" centered={false}>
      <input
        className={classes['input']}
        data-autofocus
        role="combobox"
        aria-label={t('switcher.placeholder')}
        aria-expanded
        aria-controls="switcher-hits"
        aria-activedescendant={current === undefined ? undefined : `switcher-${current.key}`}
        aria-autocomplete="list"
        placeholder={t('switcher.placeholder')}
        value={query}
        onChange={(event) => {
          setQuery(event.currentTarget.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="switcher-hits" role="listbox" aria-label={t('sidebar.rooms')} className={classes['hits']}>
        {hits.map((hit, index) => (
          <li
            key={hit.key}
            id={`switcher-${hit.key}`}
            role="option"
            aria-selected={hit === current}
            className={classes['hit']}
            onPointerMove={() => setChosen(index)}
            onClick={() => void open(hit)}
          >
            <HitView hit={hit} />
          </li>
        ))}
      </ul>
      {hits.length === 0 && <p className={classes['none']}>{t('switcher.none')}</p>}
      <p className={classes['hint']}>{t('switcher.hint')}</p>
      <p role="status" className="visually-hidden">
        {t('switcher.results', { count: hits.length })}
      </p>
    </Dialog>
  );
}

function HitView({ hit }: { readonly hit: Hit }) {
  const { t } = useTranslation();
  if (hit.kind === 'action') {
    return (
      <>
        {hit.action.icon}
        <span className={classes['title']}>{hit.action.label}</span>
        <span className={classes['note']}>{t('switcher.action')}</span>
      </>
    );
  }
  if (hit.kind === 'person') {
    return (
      <>
        <IconUser size={17} aria-hidden />
        <span className={classes['title']}>{hit.name}</span>
        <span className={classes['note']}>
          <bdi>@{hit.username}</bdi> · {t('switcher.people')}
        </span>
      </>
    );
  }
  const { room, title, unread } = hit.hit;
  return (
    <>
      <RoomIcon room={room} />
      <span className={classes['title']} data-unread={unread > 0}>
        {title}
      </span>
      <CountBadge count={unread} tone="neutral" label={t('sidebar.unreadMessages', { count: unread })} />
    </>
  );
}

/** Own rooms at once; people with whom there is no conversation yet as soon as the server has found them. */
function useHits(query: string, actions: readonly SwitcherAction[]): readonly Hit[] {
  const parts = useStore(
    chatStore,
    useShallow(({ rooms, memberships, self }) => ({ rooms, memberships, self })),
  );
  const candidates = useMemo(() => roomCandidates(parts), [parts]);
  const rooms = useMemo(() => searchRooms(candidates, query, SHOWN), [candidates, query]);
  const isAction = query.trimStart().startsWith('>');
  const people = usePeople(query.trim().replace(/^@/, ''), !isAction && query.trim().length > 1);
  if (isAction) return fittingActions(actions, query.trim().slice(1));
  const known = new Set(
    Object.values(parts.rooms)
      .filter((room) => room.kind === 'direct' && room.directMembers.length <= 2 && room.id in parts.memberships)
      .flatMap((room) => room.directMembers.map((one) => one.id)),
  );
  const strangers = people.filter((user) => !known.has(user.id) && user.id !== parts.self?.id);
  return [
    ...rooms.map((hit): Hit => ({ key: hit.room.id, kind: 'room', hit })),
    ...strangers.map(({ id, name, username }): Hit => ({ key: id, kind: 'person', id, name, username })),
  ].slice(0, SHOWN);
}

function fittingActions(actions: readonly SwitcherAction[], query: string): readonly Hit[] {
  const wanted = foldText(query.trim());
  return actions
    .map((action) => ({ action, score: fuzzyScore(wanted, foldText(action.label)) }))
    .filter((hit): hit is { action: SwitcherAction; score: number } => hit.score !== null)
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN)
    .map(({ action }): Hit => ({ key: `action-${action.id}`, kind: 'action', action }));
}
