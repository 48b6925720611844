import { ActionIcon, Tooltip } from '@mantine/core';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './IconButton.module.css';

interface IconButtonProps extends Omit<ComponentPropsWithRef<'button'>, 'color' | 'children' | 'disabled' | 'style'> {
  /** Said to screen readers and shown as a tip. */
  readonly label: string;
  readonly children: ReactNode;
  readonly tip?: boolean;
  readonly tone?: 'plain' | 'danger' | 'accent';
}

export function IconButton({ label, children, tip = true, tone = 'plain', ...rest }: IconButtonProps) {
  const button = (
    <ActionIcon
      variant="subtle"
      color="gray"
      size={32}
      aria-label={label}
      className={classes.button}
      data-tone={tone}
      {...rest}
    >
      {children}
    </ActionIcon>
  );
  return tip ? (
    <Tooltip label={label} openDelay={400} events={{ hover: true, focus: false, touch: false }}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
