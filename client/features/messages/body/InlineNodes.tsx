import { Link } from '@tanstack/react-router';
import { useContext, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { Inline } from '../../../../server/contracts/markup/index.ts';
import { roomLink } from '../../../lib/room-path.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { Emoji } from '../emoji/Emoji.tsx';
import classes from './MessageBody.module.css';
import { Highlighted } from './Highlighted.tsx';
import { MathText } from './MathText.tsx';
import { Moment } from './Moment.tsx';
import { PeopleContext } from './people-context.ts';

export function InlineNodes({ nodes }: { readonly nodes: readonly Inline[] }) {
  return nodes.map((node, index) => <InlineNode key={index} node={node} />);
}

function InlineNode({ node }: { readonly node: Inline }) {
  switch (node.type) {
    case 'text':
      return <Highlighted text={node.text} />;
    case 'break':
      return <br />;
    case 'bold':
      return (
        <strong>
          <InlineNodes nodes={node.content} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <InlineNodes nodes={node.content} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <InlineNodes nodes={node.content} />
        </s>
      );
    case 'spoiler':
      return (
        <Spoiler>
          <InlineNodes nodes={node.content} />
        </Spoiler>
      );
    case 'math':
      return <MathText text={node.text} />;
    case 'code':
      return (
        <code className={classes['code']} dir="ltr">
          {node.text}
        </code>
      );
    case 'link':
      return (
        <OutsideLink href={node.href} title={node.title}>
          <InlineNodes nodes={node.content} />
        </OutsideLink>
      );
    case 'mention':
      return <Mention username={node.username} />;
    case 'channel':
      return <Channel name={node.name} />;
    case 'emoji':
      return <Emoji shortcode={node.shortcode} />;
    case 'time':
      return <Moment at={node.at} style={node.style} />;
  }
}

interface OutsideLinkProps {
  readonly href: string;
  readonly title: string | undefined;
  readonly children: ReactNode;
}

function OutsideLink({ href, title, children }: OutsideLinkProps) {
  const { tabbable } = useContext(PeopleContext);
  return (
    <a
      href={href}
      title={title}
      target="_blank"
      rel="noopener noreferrer nofollow"
      tabIndex={tabbable ? 0 : -1}
      className={classes['link']}
    >
      {children}
    </a>
  );
}

/** Only those whom the server found are marked; an @ before anyone else stays text. */
function Mention({ username }: { readonly username: string }) {
  const { byName, selfId, onPerson, tabbable } = useContext(PeopleContext);
  const mention = byName.get(username.toLowerCase());
  if (mention === undefined) return <bdi>@{username}</bdi>;
  const isGroup = mention.id === 'all' || mention.id === 'here';
  if (isGroup || onPerson === undefined) {
    return (
      <bdi className={classes['mention']} data-me={isGroup}>
        @{username}
      </bdi>
    );
  }
  return (
    <button
      type="button"
      tabIndex={tabbable ? 0 : -1}
      className={classes['mention']}
      data-me={mention.id === selfId}
      title={mention.name}
      onClick={() => onPerson(mention.id)}
    >
      <bdi>@{username}</bdi>
    </button>
  );
}

/** A room that the reader knows leads there; any other stays text. */
function Channel({ name }: { readonly name: string }) {
  const { tabbable } = useContext(PeopleContext);
  const room = useStore(chatStore, ({ rooms }) =>
    Object.values(rooms).find((one) => one.kind !== 'direct' && one.name === name),
  );
  if (room === undefined) return <bdi>#{name}</bdi>;
  return (
    <Link {...roomLink(room)} search={{}} tabIndex={tabbable ? 0 : -1} className={classes['mention']}>
      #{name}
    </Link>
  );
}

function Spoiler({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const { tabbable } = useContext(PeopleContext);
  const [shown, setShown] = useState(false);
  if (shown) return <span className={classes['revealed']}>{children}</span>;
  return (
    <button type="button" tabIndex={tabbable ? 0 : -1} className={classes['spoiler']} onClick={() => setShown(true)}>
      {t('messages.spoiler')}
    </button>
  );
}
