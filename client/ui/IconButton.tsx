import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './IconButton.module.css';

interface IconButtonProps extends ComponentPropsWithRef<'button'> {
  /** Said to screen readers and shown as a tip. */
  readonly label: string;
  readonly children: ReactNode;
  readonly tip?: boolean;
  readonly tone?: 'plain' | 'danger' | 'accent';
}

/** A button that is only a picture. Its tip is drawn by the style sheet: dozens of them cost nothing. */
export function IconButton({ label, children, tip = true, tone = 'plain', className, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-tip={tip ? label : undefined}
      data-tone={tone}
      {...rest}
      className={`${classes['button']} ${className ?? ''}`}
    >
      {children}
    </button>
  );
}
