import { useState, type ReactNode } from 'react';
import type { Attachment } from '../../../../server/contracts/attachment.ts';
import { useTranslation } from 'react-i18next';
import { outsidePicture } from '../../../lib/outside-picture.ts';
import { formatTime } from '../../../lib/time-format.ts';
import { MessageBody } from '../body/MessageBody.tsx';
import classes from './AttachmentCards.module.css';

/** The cards that programs send below a text. Their words are markup like everybody's, their links lead to the web only. */
export function AttachmentCards({
  attachments,
  tabbable,
}: {
  readonly attachments: readonly Attachment[];
  readonly tabbable: boolean;
}) {
  if (attachments.length === 0) return null;
  // Nothing of a card has an identity but its place in the message.
  return attachments.map((attachment, index) => <Card key={index} attachment={attachment} tabbable={tabbable} />);
}

interface CardProps {
  readonly attachment: Attachment;
  readonly tabbable: boolean;
}

function Card({ attachment, tabbable }: CardProps) {
  const { t, i18n } = useTranslation();
  const { pretext, title, titleLink, collapsed, footer, sentAt } = attachment;
  const [open, setOpen] = useState(collapsed !== true);
  return (
    <>
      {pretext !== undefined && <Words text={pretext} tabbable={tabbable} />}
      <div className={classes['card']} style={{ borderInlineStartColor: barColor(attachment.color) }}>
        <Author attachment={attachment} tabbable={tabbable} />
        {title !== undefined && (
          <p className={classes['title']}>
            <Outside href={titleLink} tabbable={tabbable}>
              {title}
            </Outside>
          </p>
        )}
        {collapsed === true && (
          <button
            type="button"
            tabIndex={tabbable ? 0 : -1}
            className={classes['fold']}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? t('attachments.less') : t('attachments.more')}
          </button>
        )}
        {open && <Content attachment={attachment} tabbable={tabbable} />}
        {(footer !== undefined || sentAt !== undefined) && (
          <p className={classes['footer']}>
            {[footer, sentAt === undefined ? undefined : formatTime(i18n.language, 'full', sentAt)]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
      </div>
    </>
  );
}

function Author({ attachment: { authorName, authorLink, authorIcon }, tabbable }: CardProps) {
  if (authorName === undefined) return null;
  return (
    <p className={classes['author']}>
      {authorIcon !== undefined && <Picture src={authorIcon} className={classes['icon']} />}
      <Outside href={authorLink} tabbable={tabbable}>
        {authorName}
      </Outside>
    </p>
  );
}

function Content({ attachment, tabbable }: CardProps) {
  const { t } = useTranslation();
  const {
    text,
    description,
    fields = [],
    imageUrl,
    thumbUrl,
    audioUrl,
    videoUrl,
    messageLink,
    actions = [],
  } = attachment;
  return (
    <>
      <div className={classes['columns']}>
        <div className={classes['words']}>
          {text !== undefined && <Words text={text} tabbable={tabbable} />}
          {description !== undefined && <Words text={description} tabbable={tabbable} />}
        </div>
        {thumbUrl !== undefined && <Picture src={thumbUrl} className={classes['thumb']} />}
      </div>
      {fields.length > 0 && (
        <dl className={classes['fields']}>
          {fields.map((field, index) => (
            <div key={index} data-short={field.short}>
              <dt>{field.title}</dt>
              <dd>
                <Words text={field.value} tabbable={tabbable} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {imageUrl !== undefined && (
        <Outside href={imageUrl} tabbable={tabbable} label={t('attachments.picture')}>
          <Picture src={imageUrl} className={classes['image']} alt={attachment.title ?? t('attachments.picture')} />
        </Outside>
      )}
      {audioUrl !== undefined && (
        <Outside href={audioUrl} tabbable={tabbable}>
          {t('attachments.audio')}
        </Outside>
      )}
      {videoUrl !== undefined && (
        <Outside href={videoUrl} tabbable={tabbable}>
          {t('attachments.video')}
        </Outside>
      )}
      {messageLink !== undefined && (
        <Outside href={messageLink} tabbable={tabbable}>
          {t('attachments.source')}
        </Outside>
      )}
      {actions.length > 0 && (
        <p className={classes['actions']}>
          {actions.map((action) => (
            <Outside key={action.url} href={action.url} tabbable={tabbable} className={classes['action']}>
              {action.text}
            </Outside>
          ))}
        </p>
      )}
    </>
  );
}

function Words({ text, tabbable }: { readonly text: string; readonly tabbable: boolean }) {
  return <MessageBody body={text} mentions={[]} selfId={undefined} tabbable={tabbable} />;
}

/** What cannot be loaded leaves no broken frame behind. */
function Picture({
  src,
  className,
  alt = '',
}: {
  readonly src: string;
  readonly className: string | undefined;
  readonly alt?: string;
}) {
  const [failed, setFailed] = useState(false);
  if (failed) return alt === '' ? null : <span>{alt}</span>;
  return (
    <img
      src={outsidePicture(src)}
      alt={alt}
      className={className}
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setFailed(true)}
    />
  );
}

function Outside({
  href,
  tabbable,
  label,
  className,
  children,
}: {
  readonly href: string | undefined;
  readonly tabbable: boolean;
  readonly label?: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  // The server lets nothing else through; a message from elsewhere is checked here all the same.
  if (href === undefined || !/^(https?:\/\/|\/(?![/\\]))/i.test(href)) return children;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer nofollow"
      tabIndex={tabbable ? 0 : -1}
      aria-label={label}
      className={className ?? classes['link']}
    >
      {children}
    </a>
  );
}

const named: Readonly<Record<string, string>> = {
  good: 'var(--p-online)',
  warning: 'var(--p-away)',
  danger: 'var(--p-busy)',
};

function barColor(color: string | undefined): string | undefined {
  if (color === undefined) return undefined;
  return named[color] ?? (/^#[0-9a-f]{3,8}$/i.test(color) ? color : undefined);
}
