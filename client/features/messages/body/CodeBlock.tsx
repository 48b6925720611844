import { IconCopy } from '@tabler/icons-react';
import { Suspense, useContext } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/IconButton.tsx';
import { showNotice } from '../../../ui/notices.ts';
import classes from './CodeBlock.module.css';
import { PeopleContext } from './people-context.ts';
import { lazyPart } from '../../../ui/lazy-part.ts';

const HighlightedCode = lazyPart(async () => ({ default: (await import('./HighlightedCode.tsx')).HighlightedCode }));

/** Longer code is shown in one colour: it is kept on screen as one element per word otherwise. */
const LONGEST_COLOURED = 20_000;

/** Code as it was written; coloured once the colours of its language are there. */
export function CodeBlock({ language, text }: { readonly language: string; readonly text: string }) {
  const { t } = useTranslation();
  const { tabbable } = useContext(PeopleContext);
  const coloured = language !== '' && text.length <= LONGEST_COLOURED;
  const copy = () => void navigator.clipboard.writeText(text).then(() => showNotice(t('messages.copied')));
  return (
    <div className={classes['block']}>
      {/* A region that scrolls can be reached by the keyboard, as far as anything in this message can. */}
      <pre className={classes['pre']} dir="ltr" tabIndex={tabbable ? 0 : -1}>
        <code>
          {coloured ? (
            <Suspense fallback={text}>
              <HighlightedCode language={language} text={text} />
            </Suspense>
          ) : (
            text
          )}
        </code>
      </pre>
      <span className={classes['tools']}>
        {language !== '' && <span className={classes['language']}>{language}</span>}
        <IconButton
          label={t('writing.copyCode')}
          className={classes['copy'] ?? ''}
          tabIndex={tabbable ? 0 : -1}
          onClick={copy}
        >
          <IconCopy size={15} />
        </IconButton>
      </span>
    </div>
  );
}
