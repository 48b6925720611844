import { Button } from '@mantine/core';
import { Suspense, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { attempt } from '../../ui/attempt.ts';
import { showNotice } from '../../ui/notices.ts';
import classes from './Avatars.module.css';
import { openPicture } from './cut-picture.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const CropDialog = lazyPart(async () => ({ default: (await import('./CropDialog.tsx')).CropDialog }));
const AddressDialog = lazyPart(async () => ({ default: (await import('./AddressDialog.tsx')).AddressDialog }));

interface PictureEditorProps {
  readonly title: string;
  /** As it is now. */
  readonly picture: ReactNode;
  readonly hasPicture: boolean;
  readonly onSet: (picture: Blob) => Promise<void>;
  readonly onRemove: () => Promise<void>;
  /** Missing where pictures are not fetched. */
  readonly onAddress?: (address: string) => Promise<void>;
}

/** A picture and the ways to another one. */
export function PictureEditor({ title, picture, hasPicture, onSet, onRemove, onAddress }: PictureEditorProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<ImageBitmap | null>(null);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const act = async (work: Promise<void>, said: string) => {
    setBusy(true);
    const done = await attempt(work.then(() => true));
    setBusy(false);
    if (done === true) showNotice(said);
    return done === true;
  };

  return (
    <section className={classes['editor']} aria-label={title}>
      {picture}
      <div className={classes['buttons']}>
        <Button variant="default" size="xs" loading={busy} onClick={() => input.current?.click()}>
          {t('avatars.choose')}
        </Button>
        {onAddress !== undefined && (
          <Button variant="default" size="xs" disabled={busy} onClick={() => setAsking(true)}>
            {t('avatars.byAddress')}
          </Button>
        )}
        {hasPicture && (
          <Button
            variant="default"
            size="xs"
            disabled={busy}
            onClick={() => void act(onRemove(), t('avatars.removed'))}
          >
            {t('avatars.reset')}
          </Button>
        )}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/gif,image/avif"
          hidden
          aria-label={t('avatars.choose')}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            currentTarget.value = '';
            if (file !== undefined) void attempt(openPicture(file)).then(setChosen);
          }}
        />
      </div>
      <Suspense>
        {chosen !== null && (
          <CropDialog
            picture={chosen}
            onClose={() => setChosen(null)}
            onCut={(cut) => {
              setChosen(null);
              void act(onSet(cut), t('avatars.changed'));
            }}
          />
        )}
        {asking && onAddress !== undefined && (
          <AddressDialog
            onClose={() => setAsking(false)}
            onAddress={(address) =>
              void act(onAddress(address), t('avatars.changed')).then((done) => done && setAsking(false))
            }
          />
        )}
      </Suspense>
    </section>
  );
}
