import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MentionView } from '../../../../server/contracts/message.ts';
import { parseMarkup, type Block } from '../../../../server/contracts/markup/index.ts';
import { CodeBlock } from './CodeBlock.tsx';
import { InlineNodes } from './InlineNodes.tsx';
import { isLong, LongText } from './LongText.tsx';
import { MathText } from './MathText.tsx';
import classes from './MessageBody.module.css';
import { PeopleContext } from './people-context.ts';
import { useMathSyntax } from './use-math-syntax.ts';

interface MessageBodyProps {
  readonly body: string;
  readonly mentions: readonly MentionView[];
  readonly selfId: string | undefined;
  readonly onPerson?: ((userId: string) => void) | undefined;
  readonly tabbable?: boolean;
}

/** The text of a message as elements; nothing of it ever becomes markup. */
export const MessageBody = memo(function MessageBody({
  body,
  mentions,
  selfId,
  onPerson,
  tabbable = true,
}: MessageBodyProps) {
  const people = {
    byName: new Map(mentions.map((one) => [one.username.toLowerCase(), one])),
    selfId,
    onPerson,
    tabbable,
  };
  const math = useMathSyntax();
  const blocks = useMemo(() => <Blocks blocks={parseMarkup(body, { math })} />, [body, math]);
  return (
    <PeopleContext value={people}>
      <div className={classes['body']} dir="auto">
        {isLong(body) ? <LongText text={body}>{blocks}</LongText> : blocks}
      </div>
    </PeopleContext>
  );
});

function Blocks({ blocks }: { readonly blocks: readonly Block[] }) {
  // Nothing of a text has an identity but its place in it.
  return blocks.map((block, index) => <BlockNode key={index} block={block} />);
}

function BlockNode({ block }: { readonly block: Block }) {
  const { t } = useTranslation();
  switch (block.type) {
    case 'paragraph':
      return (
        <p>
          <InlineNodes nodes={block.content} />
        </p>
      );
    case 'heading':
      // The page's own headings stay an outline of the page; a message's are only emphasis.
      return (
        <p className={classes['heading']} data-level={block.level}>
          <InlineNodes nodes={block.content} />
        </p>
      );
    case 'big-emoji':
      return (
        <p className={classes['bigEmoji']}>
          <InlineNodes nodes={block.content} />
        </p>
      );
    case 'quote':
      return (
        <blockquote className={classes['quote']}>
          <Blocks blocks={block.content} />
        </blockquote>
      );
    case 'code-block':
      return <CodeBlock language={block.language} text={block.text} />;
    case 'math-block':
      return <MathText text={block.text} block />;
    case 'list': {
      const items = block.items.map((item, index) => (
        <li key={index}>
          <InlineNodes nodes={item} />
        </li>
      ));
      return block.start === null ? (
        <ul className={classes['list']}>{items}</ul>
      ) : (
        <ol className={classes['list']} start={block.start}>
          {items}
        </ol>
      );
    }
    case 'tasks':
      return (
        <ul className={classes['tasks']}>
          {block.items.map((item, index) => (
            <li key={index}>
              <span
                role="img"
                aria-label={item.done ? t('writing.task.done') : t('writing.task.open')}
                data-done={item.done}
              />
              <span>
                <InlineNodes nodes={item.content} />
              </span>
            </li>
          ))}
        </ul>
      );
  }
}
