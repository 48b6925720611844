import { Button } from '@mantine/core';
import { IconPhone, IconPhoneOff } from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { CallView } from '../../../server/contracts/call.ts';
import { chatStore } from '../../store/chat-store.ts';
import { call } from '../../transport/live.ts';
import { openCall } from '../../transport/open-call.ts';
import { attempt } from '../../ui/attempt.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { ring } from './ring-tone.ts';
import classes from './Ringing.module.css';

/** Cards of the calls that ring: those that ring the reader, and the one that the reader rings with. */
export function Ringing() {
  const { t } = useTranslation();
  const selfId = useStore(chatStore, (state) => state.self?.id ?? '');
  const calls = useStore(chatStore, (state) => state.calls);
  const shown = Object.values(calls).filter((one) => concerns(one, selfId));
  const rings = useStore(
    chatStore,
    (state) => state.self?.status !== 'busy' && Object.values(state.calls).some((one) => rungBy(one, selfId)),
  );
  useEffect(() => (rings ? ring(1) : undefined), [rings]);

  return (
    <div className={classes['calls']} role="alert">
      {shown.map((one) => (
        <section key={one.id} className={classes['card']} aria-label={t('video.call')}>
          {rungBy(one, selfId) ? <Incoming ringing={one} /> : <Outgoing ringing={one} />}
        </section>
      ))}
    </div>
  );
}

function rungBy({ invited }: CallView, selfId: string): boolean {
  return invited.some(({ id, answer }) => id === selfId && answer === 'waiting');
}

function concerns(one: CallView, selfId: string): boolean {
  return rungBy(one, selfId) || one.createdBy.id === selfId;
}

function Incoming({ ringing: { id, createdBy, title } }: { readonly ringing: CallView }) {
  const { t } = useTranslation();
  return (
    <>
      <Who id={createdBy.id} name={createdBy.name} note={title || t('video.rings')} />
      <div className={classes['choice']}>
        <Button
          color="green"
          leftSection={<IconPhone size={17} aria-hidden />}
          onClick={() => void attempt(openCall(id))}
        >
          {t('video.accept')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPhoneOff size={17} aria-hidden />}
          onClick={() => void attempt(call('video:decline', { callId: id }))}
        >
          {t('video.decline')}
        </Button>
      </div>
    </>
  );
}

function Outgoing({ ringing: { id, invited } }: { readonly ringing: CallView }) {
  const { t } = useTranslation();
  const [first] = invited;
  const names = invited.map(({ name }) => name).join(', ');
  return (
    <>
      <Who id={first?.id ?? ''} name={names} note={t('video.calling')} />
      <div className={classes['choice']}>
        <Button variant="default" onClick={() => void attempt(openCall(id))}>
          {t('video.goIn')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconPhoneOff size={17} aria-hidden />}
          onClick={() => void attempt(call('video:cancel', { callId: id }))}
        >
          {t('video.giveUp')}
        </Button>
      </div>
    </>
  );
}

function Who({ id, name, note }: { readonly id: string; readonly name: string; readonly note: string }) {
  return (
    <div className={classes['who']}>
      <span className={classes['picture']}>
        <Avatar id={id} name={name} size={44} />
      </span>
      <div>
        <p className={classes['name']}>{name}</p>
        <p className={classes['note']}>{note}</p>
      </div>
    </div>
  );
}
