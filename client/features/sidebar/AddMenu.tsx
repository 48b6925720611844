import { IconPlus } from '@tabler/icons-react';
import { Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/IconButton.tsx';
import type { CreateKind } from './Sidebar.tsx';
import classes from './SidebarHeader.module.css';
import { lazyPart } from '../../ui/lazy-part.ts';

const AddMenuList = lazyPart(async () => ({ default: (await import('./AddMenuList.tsx')).AddMenuList }));

/** The ways to a new conversation. */
export function AddMenu({ onCreate }: { readonly onCreate: (kind: CreateKind) => void }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <div className={classes['place']}>
      <IconButton
        ref={button}
        label={t('sidebar.add')}
        tip={false}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(true)}
      >
        <IconPlus size={18} />
      </IconButton>
      <Suspense>{open && <AddMenuList onCreate={onCreate} onClose={close} />}</Suspense>
    </div>
  );
}
