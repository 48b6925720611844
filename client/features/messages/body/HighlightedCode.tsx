import { common, createLowlight } from 'lowlight';
import { Fragment, useMemo, type ReactNode } from 'react';
import classes from './HighlightedCode.module.css';

const lowlight = createLowlight(common);

/** What lowlight makes of code: a tree of spans and texts, turned into elements and never into markup. */
type Node = ReturnType<typeof lowlight.highlight>['children'][number];

export function HighlightedCode({ language, text }: { readonly language: string; readonly text: string }) {
  const children = useMemo(
    () => (lowlight.registered(language) ? lowlight.highlight(language, text).children : null),
    [language, text],
  );
  return <span className={classes['code']}>{children === null ? text : elementsOf(children)}</span>;
}

function elementsOf(nodes: readonly Node[]): ReactNode {
  return nodes.map((node, index) => {
    if (node.type === 'text') return <Fragment key={index}>{node.value}</Fragment>;
    if (node.type !== 'element') return null;
    const names = node.properties['className'];
    return (
      <span key={index} className={Array.isArray(names) ? names.join(' ') : undefined}>
        {elementsOf(node.children)}
      </span>
    );
  });
}
