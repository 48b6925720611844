import '@mantine/core/styles/Input.css';
import { Button, NativeSelect } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InviteView } from '../../../server/contracts/methods.ts';
import type { RoomView } from '../../../server/contracts/room.ts';
import { formatDay } from '../../lib/time-format.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import forms from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useSubmit } from '../../ui/use-submit.ts';
import { FreshLink } from './FreshLink.tsx';
import classes from './Invites.module.css';

const dayChoices = [1, 7, 30, 0] as const;
const useChoices = [0, 1, 5, 25, 100] as const;

/** Links that let people into a room: a new one, which is shown this once, and those that are about. */
export function InvitesPanel({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const [days, setDays] = useState(7);
  const [maxUses, setMaxUses] = useState(0);
  const [url, setUrl] = useState<string | null>(null);
  const { data: invites = [], refetch } = useQuery({
    queryKey: ['invites', room.id],
    queryFn: () => call('invite:list', { roomId: room.id }),
    retry: false,
  });
  const { submit, busy, failure } = useSubmit(async () => {
    setUrl((await call('invite:create', { roomId: room.id, days, maxUses })).url);
    await refetch();
  });
  const remove = async (inviteId: string) => {
    await attempt(call('invite:remove', { inviteId }));
    await refetch();
  };

  return (
    <Panel title={t('invites.title')}>
      <form
        className={forms['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p>{t('invites.hint')}</p>
        <NativeSelect
          label={t('invites.days')}
          value={String(days)}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
          data={dayChoices.map((count) => ({
            value: String(count),
            label: count === 0 ? t('invites.forEver') : t('invites.dayCount', { count }),
          }))}
        />
        <NativeSelect
          label={t('invites.uses')}
          value={String(maxUses)}
          onChange={(event) => setMaxUses(Number(event.currentTarget.value))}
          data={useChoices.map((count) => ({
            value: String(count),
            label: count === 0 ? t('invites.anyNumber') : t('invites.useCount', { count }),
          }))}
        />
        <FormFailure code={failure} />
        <Button type="submit" loading={busy}>
          {t('invites.create')}
        </Button>
      </form>
      {url !== null && <FreshLink url={url} />}
      {invites.length > 0 && (
        <section aria-label={t('invites.about')}>
          <h3 className={classes['heading']}>{t('invites.about')}</h3>
          <ul>
            {invites.map((invite) => (
              <InviteRow key={invite.id} invite={invite} onRemove={() => void remove(invite.id)} />
            ))}
          </ul>
        </section>
      )}
    </Panel>
  );
}

function InviteRow({ invite, onRemove }: { readonly invite: InviteView; readonly onRemove: () => void }) {
  const { t, i18n } = useTranslation();
  const day = (at: string) => formatDay(i18n.language, at);
  const uses =
    invite.maxUses === 0
      ? t('invites.used', { count: invite.uses })
      : t('invites.usedOf', { count: invite.uses, most: invite.maxUses });
  const until = invite.expiresAt === null ? t('invites.forEver') : t('invites.until', { day: day(invite.expiresAt) });
  return (
    <li className={classes['row']}>
      <span className={classes['texts']}>
        <span className={classes['name']}>{t('invites.made', { day: day(invite.createdAt) })}</span>
        <span className={classes['note']}>{`${uses} · ${until}`}</span>
      </span>
      <Button variant="default" size="compact-md" onClick={onRemove}>
        {t('invites.remove')}
        <span className="visually-hidden"> {t('invites.made', { day: day(invite.createdAt) })}</span>
      </Button>
    </li>
  );
}
