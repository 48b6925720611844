import { Suspense } from 'react';
import classes from './MessageBody.module.css';
import { lazyPart } from '../../../ui/lazy-part.ts';

const Formula = lazyPart(async () => ({ default: (await import('./Formula.tsx')).Formula }));

/** A formula; its text until what draws it is there. */
export function MathText({ text, block = false }: { readonly text: string; readonly block?: boolean }) {
  const plain = (
    <code className={classes['code']} dir="ltr">
      {text}
    </code>
  );
  return (
    <span className={block ? classes['formula'] : undefined}>
      <Suspense fallback={plain}>
        <Formula text={text} block={block} />
      </Suspense>
    </span>
  );
}
