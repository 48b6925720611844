import {
  IconDots,
  IconHash,
  IconLock,
  IconMessages,
  IconSearch,
  IconStar,
  IconStarFilled,
  IconUsers,
  IconUsersGroup,
  IconVideo,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MembershipView, RoomView } from '../../../server/contracts/room.ts';
import type { PublicSettings } from '../../../server/contracts/settings.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import { isTeamMain, roomLook } from '../../store/room-look.ts';
import { directPartner, statusOf } from '../../store/selectors.ts';
import { call } from '../../transport/live.ts';
import { setFavorite } from '../../transport/room-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RoomPicture } from '../../ui/RoomPicture.tsx';
import { PresenceDot } from '../../ui/PresenceDot.tsx';
import { StatusEmoji } from '../../ui/StatusEmoji.tsx';
import { Leaders } from './Leaders.tsx';
import { RoomAbove } from './RoomAbove.tsx';
import classes from './RoomHeader.module.css';
import { lazyPart } from '../../ui/lazy-part.ts';

const RoomPanelsMenu = lazyPart(async () => ({ default: (await import('./RoomPanelsMenu.tsx')).RoomPanelsMenu }));

interface RoomHeaderProps {
  readonly room: RoomView;
  readonly title: string;
  readonly membership: MembershipView | null;
  readonly panel: string | undefined;
}

export function RoomHeader({ room, title, membership, panel }: RoomHeaderProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [menuOpen, setMenuOpen] = useState(false);
  const mayCall = useStore(
    chatStore,
    (state) => callsAreOn(state.settings, room) && membership !== null && mayInRoom(state, room.id, 'call-management'),
  );
  const favorite = membership?.favorite ?? false;
  const toggle = (name: string) =>
    void navigate({
      to: '.',
      search: ({
        panel: _panel,
        person: _person,
        thread: _thread,
        ...rest
      }: {
        panel?: string;
        person?: string;
        thread?: string;
      }) => (panel === name ? rest : { ...rest, panel: name }),
    } as never);

  return (
    <PageHeader icon={<HeaderPicture room={room} />} title={title} subtitle={<Subtitle room={room} />}>
      {room.kind !== 'direct' && <Leaders room={room} />}
      {membership !== null && (
        <span className={classes['roomy']}>
          <IconButton
            label={favorite ? t('room.unfavorite') : t('room.favorite')}
            aria-pressed={favorite}
            onClick={() => void attempt(setFavorite(room.id, !favorite))}
          >
            {favorite ? <IconStarFilled size={18} /> : <IconStar size={18} />}
          </IconButton>
        </span>
      )}
      {mayCall && (
        <IconButton label={t('video.start')} onClick={() => void attempt(call('video:start', { roomId: room.id }))}>
          <IconVideo size={18} />
        </IconButton>
      )}
      <span className={classes['roomy']}>
        <IconButton label={t('search.title')} aria-pressed={panel === 'search'} onClick={() => toggle('search')}>
          <IconSearch size={18} />
        </IconButton>
      </span>
      <span className={classes['more']}>
        <IconButton
          label={t('app.more')}
          aria-haspopup="menu"
          aria-expanded={menuOpen}
          onClick={() => setMenuOpen(true)}
        >
          <IconDots size={18} />
        </IconButton>
        {menuOpen && (
          <Suspense>
            <RoomPanelsMenu room={room} onOpen={toggle} onClose={() => setMenuOpen(false)} />
          </Suspense>
        )}
      </span>
      <button
        type="button"
        className={classes['members']}
        aria-pressed={panel === 'members'}
        aria-label={`${t('room.showMembers')}: ${t('room.members', { count: room.memberCount })}`}
        onClick={() => toggle('members')}
      >
        <IconUsers size={18} aria-hidden />
        {room.memberCount}
      </button>
    </PageHeader>
  );
}

function HeaderPicture({ room }: { readonly room: RoomView }) {
  return (
    <RoomPicture room={room} size={24}>
      <Icon room={room} />
    </RoomPicture>
  );
}

const pictures = {
  channel: IconHash,
  group: IconLock,
  discussion: IconMessages,
  team: IconUsersGroup,
  direct: null,
} as const;

function Icon({ room }: { readonly room: RoomView }) {
  const Picture = pictures[roomLook(room)];
  return Picture === null ? <PartnerPresence room={room} /> : <Picture size={18} aria-hidden />;
}

function PartnerPresence({ room }: { readonly room: RoomView }) {
  const status = useStore(chatStore, (state) => {
    const partner = directPartner(room, state.self?.id);
    return partner === null ? null : statusOf(state, partner);
  });
  return status === null ? <IconUsers size={18} aria-hidden /> : <PresenceDot status={status} />;
}

const kindTexts = {
  channel: { channel: 'room.public', group: 'room.private' },
  group: { channel: 'room.public', group: 'room.private' },
  discussion: { channel: 'room.public', group: 'room.private' },
  direct: { channel: 'room.public', group: 'room.private' },
  team: { channel: 'teams.public', group: 'teams.private' },
} as const;

function Subtitle({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const presence = useStore(chatStore, (state) => {
    const partner = directPartner(room, state.self?.id);
    return partner === null ? undefined : state.presence[partner];
  });
  if (room.kind === 'direct')
    return (
      <>
        <StatusEmoji value={presence?.statusEmoji ?? ''} /> {presence?.statusText}
      </>
    );
  const belongs = room.parentRoomId !== null || (room.teamId !== null && !isTeamMain(room));
  return (
    <>
      {belongs && <RoomAbove room={room} />}
      {belongs && room.topic !== '' && ' · '}
      {room.topic || (belongs ? '' : t(kindTexts[roomLook(room)][room.kind]))}
    </>
  );
}

/** As the server decides it, so that nobody is offered what would be refused. */
function callsAreOn(settings: PublicSettings, { kind, teamId }: RoomView): boolean {
  const where = teamId !== null ? 'Teams' : kind === 'direct' ? 'DMs' : kind === 'group' ? 'Groups' : 'Channels';
  return settings['Jitsi_Enabled'] === true && settings[`VideoConf_Enable_${where}`] === true;
}
