import { Suspense, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { PresenceDot } from '../../ui/PresenceDot.tsx';
import { StatusEmoji } from '../../ui/StatusEmoji.tsx';
import type { OwnDialogs } from './Sidebar.tsx';
import classes from './SidebarHeader.module.css';
import { lazyPart } from '../../ui/lazy-part.ts';

const AccountMenuList = lazyPart(async () => ({ default: (await import('./AccountMenuList.tsx')).AccountMenuList }));

/** The workspace and the reader's own account; what can be done with them is loaded when it is opened. */
export function AccountMenu({ site, ...dialogs }: OwnDialogs & { readonly site: string }) {
  const self = useStore(chatStore, (state) => state.self);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };

  return (
    <div className={classes['accountPlace']}>
      <button
        ref={button}
        type="button"
        className={classes['account']}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <span className={classes['picture']}>
          <Avatar id={self?.id ?? ''} name={self?.name ?? ''} size={32} />
          <span className={classes['dot']}>
            <PresenceDot status={self?.status ?? 'offline'} />
          </span>
        </span>
        <span className={classes['names']}>
          <span className={classes['site']}>{site}</span>
          <span className={classes['self']}>
            {self?.name}
            {self?.statusEmoji && (
              <>
                {' '}
                <StatusEmoji value={self.statusEmoji} />
              </>
            )}
            {self?.statusText ? ` · ${self.statusText}` : ''}
          </span>
        </span>
      </button>
      <Suspense>{open && <AccountMenuList {...dialogs} onClose={close} />}</Suspense>
    </div>
  );
}
