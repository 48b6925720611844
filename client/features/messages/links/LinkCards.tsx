import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LinkView, MessageView } from '../../../../server/contracts/message.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { call } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import classes from './LinkCards.module.css';

/** What the pages say of themselves that a message links to. Their pictures come from our own server. */
export function LinkCards({ message, tabbable }: { readonly message: MessageView; readonly tabbable: boolean }) {
  const { t } = useTranslation();
  const mine = useStore(chatStore, (state) => state.self?.id === message.author.id);
  const hide = () => void attempt(call('message:hide-links', { messageId: message.id }));
  return (
    <div className={classes['links']}>
      {message.links.map((link) =>
        link.isPicture ? (
          <Picture key={link.id} link={link} tabbable={tabbable} />
        ) : (
          <Card key={link.id} link={link} tabbable={tabbable} />
        ),
      )}
      {mine && (
        <button type="button" className={classes['hide']} tabIndex={tabbable ? 0 : -1} onClick={hide}>
          <IconX size={14} aria-hidden />
          <span className="visually-hidden">{t('messages.hidePreviews')}</span>
        </button>
      )}
    </div>
  );
}

interface LinkProps {
  readonly link: LinkView;
  readonly tabbable: boolean;
}

function Card({ link, tabbable }: LinkProps) {
  const { url, title, description, siteName, image } = link;
  const wide = image !== null && image.width > image.height * 1.4;
  return (
    <div className={classes['card']} data-wide={wide}>
      <div className={classes['words']}>
        <p className={classes['site']}>{siteName}</p>
        <p className={classes['title']}>
          <a href={url} target="_blank" rel="noopener noreferrer nofollow" tabIndex={tabbable ? 0 : -1}>
            {title}
          </a>
        </p>
        {description !== '' && <p className={classes['description']}>{description}</p>}
      </div>
      {image !== null && (
        <img
          className={classes['image']}
          src={`/link-preview/${link.id}`}
          alt=""
          {...image}
          loading="lazy"
          draggable={false}
        />
      )}
    </div>
  );
}

function Picture({ link, tabbable }: LinkProps) {
  const { t } = useTranslation();
  return (
    <a
      className={classes['picture']}
      href={link.url}
      target="_blank"
      rel="noopener noreferrer nofollow"
      tabIndex={tabbable ? 0 : -1}
    >
      <img
        src={`/link-preview/${link.id}`}
        alt={t('messages.linkedPicture')}
        {...link.image}
        loading="lazy"
        draggable={false}
      />
    </a>
  );
}
