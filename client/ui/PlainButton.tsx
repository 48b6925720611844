import type { ReactNode } from 'react';
import classes from './PlainButton.module.css';

/** The button of the component library as it looks, for what every page brings along: the library's own is loaded when it is needed. */
export function PlainButton({ onClick, children }: { readonly onClick: () => void; readonly children: ReactNode }) {
  return (
    <button type="button" className={classes['button']} onClick={onClick}>
      {children}
    </button>
  );
}
