import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './AttachmentList.module.css';
import { AttachmentRow } from './AttachmentRow.tsx';
import type { Uploads } from './use-uploads.ts';
import { lazyPart } from '../../../ui/lazy-part.ts';

const DescribeDialog = lazyPart(async () => ({ default: (await import('./DescribeDialog.tsx')).DescribeDialog }));

/** The files that will go with the message, in their order: how far each is, what is on it, and what went wrong. */
export function AttachmentList({ uploads }: { readonly uploads: Uploads }) {
  const { t } = useTranslation();
  const [describing, setDescribing] = useState<string | null>(null);
  const described = uploads.attachments.find((one) => one.key === describing);
  if (uploads.attachments.length === 0) return null;
  return (
    <>
      <ul className={classes['list']} aria-label={t('files.attached')}>
        {uploads.attachments.map((one, index) => (
          <AttachmentRow
            key={one.key}
            attachment={one}
            isFirst={index === 0}
            isLast={index === uploads.attachments.length - 1}
            onRetry={() => uploads.retry(one)}
            onRemove={() => uploads.remove(one.key)}
            onMove={(by) => uploads.move(one.key, by)}
            onDescribe={() => setDescribing(one.key)}
          />
        ))}
      </ul>
      {described !== undefined && (
        <Suspense>
          <DescribeDialog
            name={described.file.name}
            description={described.description}
            onSave={(text) => {
              uploads.describe(described.key, text);
              setDescribing(null);
            }}
            onClose={() => setDescribing(null)}
          />
        </Suspense>
      )}
    </>
  );
}
