import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import { formatDay } from '../../lib/time-format.ts';
import { Message } from './Message.tsx';
import { PendingMessage } from './PendingMessage.tsx';
import { RoomIntro } from './RoomIntro.tsx';
import { SystemMessage } from './SystemMessage.tsx';
import type { TimelineRow } from './timeline-rows.ts';
import classes from './TimelineRowView.module.css';

interface TimelineRowViewProps {
  readonly row: TimelineRow;
  readonly room: RoomView;
  readonly title: string;
  readonly selfId: string | undefined;
  readonly isTarget: boolean;
  readonly isFocusable: boolean;
  readonly isEditing: boolean;
  readonly onEdit: (messageId: string | null) => void;
}

export function TimelineRowView(props: TimelineRowViewProps) {
  const { row, room, title, selfId } = props;
  if (row.kind === 'intro') return <RoomIntro room={room} title={title} selfId={selfId} />;
  if (row.kind === 'pending') return <PendingMessage outgoing={row.outgoing} headed={row.headed} />;

  const { message } = row;
  const isSystem = message.kind !== 'text' || message.deletedAt !== null;
  return (
    <>
      {row.day !== null && <DayLine time={row.day} />}
      {row.firstUnread && <UnreadLine />}
      {isSystem ? (
        <SystemMessage message={message} isFocusable={props.isFocusable} />
      ) : (
        <Message
          message={message}
          room={room}
          headed={row.headed}
          selfId={selfId}
          isTarget={props.isTarget}
          isFocusable={props.isFocusable}
          isEditing={props.isEditing}
          onEdit={props.onEdit}
        />
      )}
    </>
  );
}

function DayLine({ time }: { readonly time: string }) {
  const { i18n } = useTranslation();
  return (
    <div className={classes['day']}>
      <span>{formatDay(i18n.language, time)}</span>
    </div>
  );
}

function UnreadLine() {
  const { t } = useTranslation();
  return (
    <div className={classes['unread']} data-testid="unread-line">
      <span>{t('messages.newLine')}</span>
    </div>
  );
}
